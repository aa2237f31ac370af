import { Module } from '@nestjs/common';
import { TreatmentController } from './treatment.controller.js';
import { TreatGoods } from './treat-goods.js';

@Module({ controllers: [TreatmentController], providers: [TreatGoods] })
export class TreatmentModule {}
