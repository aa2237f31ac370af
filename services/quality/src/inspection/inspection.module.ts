import { Module } from '@nestjs/common';
import { InspectionController } from './inspection.controller.js';
import { RecordInspection } from './record-inspection.js';

@Module({ controllers: [InspectionController], providers: [RecordInspection] })
export class InspectionModule {}
