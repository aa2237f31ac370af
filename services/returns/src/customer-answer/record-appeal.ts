/** 申诉 (§4.4 "no goods, appeal"): the customer objects to a refusal. His word is recorded at any time; whether it still opens 特批, the process says. */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReturnAction } from '../registration/return-action.js';
import { Appeal } from './appeal.entity.js';

@Injectable()
export class RecordAppeal extends ReturnAction<'appeal'> {
  readonly kind = 'appeal';

  override async write(tx: Transaction, fact: RecordedFactOf<'appeal'>): Promise<void> {
    const { groundsCode, opinionRef } = fact.payload;
    await tx.manager.insert(Appeal, { ...factColumns(fact), groundsCode, opinionRef: opinionRef ?? null });
  }
}
