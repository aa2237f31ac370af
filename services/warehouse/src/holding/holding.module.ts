import { Module } from '@nestjs/common';
import { PlaceHold } from './place-hold.js';
import { HoldingController } from './holding.controller.js';

@Module({ controllers: [HoldingController], providers: [PlaceHold] })
export class HoldingModule {}
