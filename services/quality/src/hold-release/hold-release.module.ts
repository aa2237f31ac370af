import { Module } from '@nestjs/common';
import { HoldReleaseController } from './hold-release.controller.js';
import { ListHoldsController } from './list-holds.controller.js';
import { ReleaseHold } from './release-hold.js';

@Module({ controllers: [HoldReleaseController, ListHoldsController], providers: [ReleaseHold] })
export class HoldReleaseModule {}
