import { Module } from '@nestjs/common';
import { SortGoods } from './sort-goods.js';
import { SortingController } from './sorting.controller.js';

@Module({ controllers: [SortingController], providers: [SortGoods] })
export class SortingModule {}
