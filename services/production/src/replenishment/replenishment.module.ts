import { Module } from '@nestjs/common';
import { CompleteReplenishment } from './complete-replenishment.js';
import { ReplenishmentController } from './replenishment.controller.js';

@Module({ controllers: [ReplenishmentController], providers: [CompleteReplenishment] })
export class ReplenishmentModule {}
