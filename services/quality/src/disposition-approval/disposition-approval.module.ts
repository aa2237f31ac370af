import { Module } from '@nestjs/common';
import { DispositionApprovalController } from './disposition-approval.controller.js';
import { ReviewDisposition } from './review-disposition.js';

@Module({ controllers: [DispositionApprovalController], providers: [ReviewDisposition] })
export class DispositionApprovalModule {}
