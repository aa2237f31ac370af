import { ShowSheet } from '@guitu/platform/printing/show-sheet';
import { Module } from '@nestjs/common';
import { ListInspectionsController } from './findings/list-inspections.controller.js';
import { InspectionController } from './inspection.controller.js';
import { InspectionPlanController } from './plan/inspection-plan.controller.js';
import { InspectionReportController } from './report/inspection-report.controller.js';
import { RecordInspection } from './record-inspection.js';

@Module({ controllers: [InspectionController, ListInspectionsController, InspectionPlanController, InspectionReportController], providers: [RecordInspection, ShowSheet] })
export class InspectionModule {}
