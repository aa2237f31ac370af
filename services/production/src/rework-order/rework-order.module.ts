import { Module } from '@nestjs/common';
import { OrderRework } from './order-rework.js';
import { ReworkOrderController } from './rework-order.controller.js';

@Module({ controllers: [ReworkOrderController], providers: [OrderRework], exports: [OrderRework] })
export class ReworkOrderModule {}
