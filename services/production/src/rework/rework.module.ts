import { Module } from '@nestjs/common';
import { CompleteRework } from './complete-rework.js';
import { ReworkController } from './rework.controller.js';

@Module({ controllers: [ReworkController], providers: [CompleteRework] })
export class ReworkModule {}
