import { Module } from '@nestjs/common';
import { ScanningController } from './scanning.controller.js';

@Module({ controllers: [ScanningController] })
export class ScanningModule {}
