import { Module } from '@nestjs/common';
import { ImprovementController } from './improvement.controller.js';
import { ListReportsController } from './list-reports.controller.js';
import { ReportImprovement } from './report-improvement.js';

@Module({ controllers: [ImprovementController, ListReportsController], providers: [ReportImprovement] })
export class ImprovementModule {}
