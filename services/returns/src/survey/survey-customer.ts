/** 回访: how satisfied the customer was, from 0 to 10 (S000-01 §8). */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReturnAction } from '../registration/return-action.js';
import { CustomerSurvey } from './survey.entity.js';

@Injectable()
export class SurveyCustomer extends ReturnAction<'survey'> {
  readonly kind = 'survey';

  override async write(tx: Transaction, fact: RecordedFactOf<'survey'>): Promise<void> {
    const { score, opinionRef } = fact.payload;
    await tx.manager.insert(CustomerSurvey, { ...factColumns(fact), score, opinionRef: opinionRef ?? null });
  }
}
