import { Module } from '@nestjs/common';
import { FollowUpModule } from '../follow-up/follow-up.module.js';
import { CountStock } from './count-stock.js';
import { StockCountController } from './stock-count.controller.js';

@Module({ imports: [FollowUpModule], controllers: [StockCountController], providers: [CountStock] })
export class StockCountModule {}
