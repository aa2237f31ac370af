import { Module } from '@nestjs/common';
import { WorkPlanModule } from '../work-plan/work-plan.module.js';
import { CompleteRework } from './complete-rework.js';
import { ReworkController } from './rework.controller.js';

@Module({ imports: [WorkPlanModule], controllers: [ReworkController], providers: [CompleteRework] })
export class ReworkModule {}
