import { Module } from '@nestjs/common';
import { PrintingController } from './printing.controller.js';

@Module({ controllers: [PrintingController] })
export class PrintingModule {}
