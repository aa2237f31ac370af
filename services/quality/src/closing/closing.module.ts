import { Module } from '@nestjs/common';
import { ClosingController } from './closing.controller.js';
import { ReviewClosing } from './review-closing.js';

@Module({ controllers: [ClosingController], providers: [ReviewClosing] })
export class ClosingModule {}
