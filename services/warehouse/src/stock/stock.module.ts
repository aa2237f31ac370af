import { Module } from '@nestjs/common';
import { StockIn } from './stock-in.js';
import { ScrapGoods } from './scrap-goods.js';
import { PackGoods } from './pack-goods.js';
import { SendBack } from './send-back.js';
import { StockListController } from './stock-list.controller.js';
import { StockController } from './stock.controller.js';

@Module({ controllers: [StockController, StockListController], providers: [StockIn, ScrapGoods, PackGoods, SendBack] })
export class StockModule {}
