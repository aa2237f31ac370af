import { Module } from '@nestjs/common';
import { OrderReplenishment } from './order-replenishment.js';
import { ReplenishmentOrderController } from './replenishment-order.controller.js';

@Module({ controllers: [ReplenishmentOrderController], providers: [OrderReplenishment] })
export class ReplenishmentOrderModule {}
