import { Module } from '@nestjs/common';
import { ResponsibilityController } from './responsibility.controller.js';
import { DecideResponsibility } from './decide-responsibility.js';

@Module({ controllers: [ResponsibilityController], providers: [DecideResponsibility] })
export class ResponsibilityModule {}
