import { Module } from '@nestjs/common';
import { PlaceGoods } from './place-goods.js';

@Module({ providers: [PlaceGoods] })
export class TakeOverModule {}
