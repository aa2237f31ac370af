import { Module } from '@nestjs/common';
import { PackingController } from './packing.controller.js';
import { PackGoods } from './pack-goods.js';

@Module({ controllers: [PackingController], providers: [PackGoods] })
export class PackingModule {}
