import { Module } from '@nestjs/common';
import { CustomerAnswerController } from './customer-answer.controller.js';
import { ProposalsController } from './proposals.controller.js';
import { RecordAppeal } from './record-appeal.js';
import { RecordCustomerAnswer } from './record-customer-answer.js';

@Module({ controllers: [CustomerAnswerController, ProposalsController], providers: [RecordCustomerAnswer, RecordAppeal] })
export class CustomerAnswerModule {}
