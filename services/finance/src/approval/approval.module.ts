import { Module } from '@nestjs/common';
import { ApprovalController } from './approval.controller.js';
import { ReviewSettlement } from './review-settlement.js';

@Module({ controllers: [ApprovalController], providers: [ReviewSettlement] })
export class ApprovalModule {}
