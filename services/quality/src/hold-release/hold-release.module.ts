import { Module } from '@nestjs/common';
import { HoldReleaseController } from './hold-release.controller.js';
import { ReleaseHold } from './release-hold.js';

@Module({ controllers: [HoldReleaseController], providers: [ReleaseHold] })
export class HoldReleaseModule {}
