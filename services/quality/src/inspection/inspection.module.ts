import { Module } from '@nestjs/common';
import { InspectionController } from './inspection.controller.js';
import { InspectionPlanController } from './plan/inspection-plan.controller.js';
import { RecordInspection } from './record-inspection.js';

@Module({ controllers: [InspectionController, InspectionPlanController], providers: [RecordInspection] })
export class InspectionModule {}
