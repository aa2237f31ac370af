import { Module } from '@nestjs/common';
import { ListInspectionsController } from './findings/list-inspections.controller.js';
import { InspectionController } from './inspection.controller.js';
import { InspectionPlanController } from './plan/inspection-plan.controller.js';
import { RecordInspection } from './record-inspection.js';

@Module({ controllers: [InspectionController, ListInspectionsController, InspectionPlanController], providers: [RecordInspection] })
export class InspectionModule {}
