import { Module } from '@nestjs/common';
import { ImprovementController } from './improvement.controller.js';
import { ReportImprovement } from './report-improvement.js';

@Module({ controllers: [ImprovementController], providers: [ReportImprovement] })
export class ImprovementModule {}
