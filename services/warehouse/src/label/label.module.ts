import { Module } from '@nestjs/common';
import { LabelController } from './label.controller.js';
import { PrintLabels } from './print-labels.js';

@Module({ controllers: [LabelController], providers: [PrintLabels] })
export class LabelModule {}
