import { Module } from '@nestjs/common';
import { FollowUpModule } from '../follow-up/follow-up.module.js';
import { DiscrepancyController } from './discrepancy.controller.js';
import { ReportDiscrepancy } from './report-discrepancy.js';

@Module({ imports: [FollowUpModule], controllers: [DiscrepancyController], providers: [ReportDiscrepancy] })
export class DiscrepancyModule {}
