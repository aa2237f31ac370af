import { Module } from '@nestjs/common';
import { ReviewReturn } from './review-return.js';
import { ReviewController } from './review.controller.js';

@Module({ controllers: [ReviewController], providers: [ReviewReturn], exports: [ReviewReturn] })
export class ReviewModule {}
