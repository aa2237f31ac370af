import { Module } from '@nestjs/common';
import { AcceptGoods } from './accept-goods.js';
import { ReceiptController } from './receipt.controller.js';

@Module({ controllers: [ReceiptController], providers: [AcceptGoods] })
export class ReceiptModule {}
