import { Module } from '@nestjs/common';
import { ReviewModule } from '../review/review.module.js';
import { BulkReviews } from './bulk-reviews.js';
import { BulkReviewsController } from './bulk-reviews.controller.js';
import { DecisionCardController } from './decision-card.controller.js';

@Module({ imports: [ReviewModule], controllers: [DecisionCardController, BulkReviewsController], providers: [BulkReviews] })
export class DecisionCardModule {}
