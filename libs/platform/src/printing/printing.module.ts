import { Module } from '@nestjs/common';
import { PrintingController } from './printing.controller.js';
import { ShowSheet } from './show-sheet.js';

@Module({ controllers: [PrintingController], providers: [ShowSheet], exports: [ShowSheet] })
export class PrintingModule {}
