import { Module } from '@nestjs/common';
import { SendReport } from './send-report.js';
import { ReportController } from './report.controller.js';

@Module({ controllers: [ReportController], providers: [SendReport] })
export class ReportModule {}
