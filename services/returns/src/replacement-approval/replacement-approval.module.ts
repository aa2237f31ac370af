import { Module } from '@nestjs/common';
import { ReviewReplacement } from './review-replacement.js';
import { ReplacementApprovalController } from './replacement-approval.controller.js';

@Module({ controllers: [ReplacementApprovalController], providers: [ReviewReplacement] })
export class ReplacementApprovalModule {}
