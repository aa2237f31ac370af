import { Module } from '@nestjs/common';
import { ReviewDiscount } from './review-discount.js';
import { DiscountApprovalController } from './discount-approval.controller.js';

@Module({ controllers: [DiscountApprovalController], providers: [ReviewDiscount] })
export class DiscountApprovalModule {}
