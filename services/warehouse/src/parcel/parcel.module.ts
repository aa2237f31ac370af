import { Module } from '@nestjs/common';
import { ArrivalModule } from '../arrival/arrival.module.js';
import { FollowUpModule } from '../follow-up/follow-up.module.js';
import { EndParcel } from './end-parcel.js';
import { KeepParcel } from './keep-parcel.js';
import { MatchParcel } from './match-parcel.js';
import { ParcelController } from './parcel.controller.js';
import { SetParcelRule } from './set-parcel-rule.js';
import { TakeBackMatch } from './take-back-match.js';

@Module({ imports: [ArrivalModule, FollowUpModule], controllers: [ParcelController], providers: [KeepParcel, MatchParcel, TakeBackMatch, EndParcel, SetParcelRule] })
export class ParcelModule {}
