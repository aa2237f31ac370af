import { Module } from '@nestjs/common';
import { ReviewPapers } from './review-papers.js';
import { PapersApprovalController } from './papers-approval.controller.js';

@Module({ controllers: [PapersApprovalController], providers: [ReviewPapers] })
export class PapersApprovalModule {}
