import { Module } from '@nestjs/common';
import { ReworkPlanController } from './rework-plan.controller.js';
import { PlanRework } from './plan-rework.js';

@Module({ controllers: [ReworkPlanController], providers: [PlanRework] })
export class ReworkPlanModule {}
