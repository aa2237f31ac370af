import { Module } from '@nestjs/common';
import { BoardController } from './board.controller.js';
import { GoodsAreaConsumer } from './goods-area.consumer.js';

@Module({ controllers: [BoardController, GoodsAreaConsumer] })
export class BoardModule {}
