import { Module } from '@nestjs/common';
import { FollowUpModule } from '../follow-up/follow-up.module.js';
import { RecordArrival } from './record-arrival.js';
import { RecordDispatch } from './record-dispatch.js';
import { ArrivalController } from './arrival.controller.js';

@Module({ imports: [FollowUpModule], controllers: [ArrivalController], providers: [RecordArrival, RecordDispatch], exports: [RecordArrival] })
export class ArrivalModule {}
