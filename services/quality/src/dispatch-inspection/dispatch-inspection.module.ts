import { Module } from '@nestjs/common';
import { DispatchInspectionController } from './dispatch-inspection.controller.js';
import { InspectDispatch } from './inspect-dispatch.js';

@Module({ controllers: [DispatchInspectionController], providers: [InspectDispatch] })
export class DispatchInspectionModule {}
