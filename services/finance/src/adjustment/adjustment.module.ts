import { Module } from '@nestjs/common';
import { AdjustSettlement } from './adjust-settlement.js';
import { AdjustmentController } from './adjustment.controller.js';
import { ProposeAdjustment } from './propose-adjustment.js';

@Module({ controllers: [AdjustmentController], providers: [AdjustSettlement, ProposeAdjustment] })
export class AdjustmentModule {}
