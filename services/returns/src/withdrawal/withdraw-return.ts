/** 撤回: the customer takes the request back. His word is recorded at any time; what it still changes, the process says. */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReturnAction } from '../registration/return-action.js';
import { Withdrawal } from './withdrawal.entity.js';

@Injectable()
export class WithdrawReturn extends ReturnAction<'withdraw'> {
  readonly kind = 'withdraw';

  override async write(tx: Transaction, fact: RecordedFactOf<'withdraw'>): Promise<void> {
    const { reason, opinionRef } = fact.payload;
    await tx.manager.insert(Withdrawal, { ...factColumns(fact), reason, opinionRef: opinionRef ?? null });
  }
}
