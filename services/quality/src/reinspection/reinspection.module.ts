import { Module } from '@nestjs/common';
import { RecordReinspection } from './record-reinspection.js';
import { ReinspectionController } from './reinspection.controller.js';

@Module({ controllers: [ReinspectionController], providers: [RecordReinspection] })
export class ReinspectionModule {}
