import { Module } from '@nestjs/common';
import { DismantlingController } from './dismantling.controller.js';
import { DismantleGoods } from './dismantle-goods.js';

@Module({ controllers: [DismantlingController], providers: [DismantleGoods] })
export class DismantlingModule {}
