import { PrintingModule } from '@guitu/platform/printing/printing.module';
import { Module } from '@nestjs/common';
import { OrderSheetController } from './order-sheet.controller.js';
import { PrintOrder } from './print-order.js';
import { ShowOrder } from './show-order.js';

@Module({ imports: [PrintingModule], controllers: [OrderSheetController], providers: [PrintOrder, ShowOrder] })
export class OrderSheetModule {}
