import { Module } from '@nestjs/common';
import { OrderReplenishment } from './order-replenishment.js';
import { ReplenishmentController } from './replenishment.controller.js';

@Module({ controllers: [ReplenishmentController], providers: [OrderReplenishment] })
export class ReplenishmentModule {}
