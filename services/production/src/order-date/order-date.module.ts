import { Module } from '@nestjs/common';
import { MoveDate } from './move-date.js';
import { OrderDateController } from './order-date.controller.js';

@Module({ controllers: [OrderDateController], providers: [MoveDate] })
export class OrderDateModule {}
