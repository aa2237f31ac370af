import { Module } from '@nestjs/common';
import { SortingController } from './sorting.controller.js';
import { SortGoods } from './sort-goods.js';

@Module({ controllers: [SortingController], providers: [SortGoods] })
export class SortingModule {}
