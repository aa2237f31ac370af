import { Module } from '@nestjs/common';
import { DecideDiscrepancy } from './decide-discrepancy.js';
import { DiscrepancyController } from './discrepancy.controller.js';

@Module({ controllers: [DiscrepancyController], providers: [DecideDiscrepancy] })
export class DiscrepancyModule {}
