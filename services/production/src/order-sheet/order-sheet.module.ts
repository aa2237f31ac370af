import { Module } from '@nestjs/common';
import { OrderSheetController } from './order-sheet.controller.js';
import { PrintOrder } from './print-order.js';

@Module({ controllers: [OrderSheetController], providers: [PrintOrder] })
export class OrderSheetModule {}
