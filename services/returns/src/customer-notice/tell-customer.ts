/** 告知客户: customer service tells him the amount that was booked, no other, and by which way (S000-01 §6, S000-06, S001-13, S004-01). */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { customerNoticeFaults } from '@guitu/task-desk/facts/customer-notice.rules';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReturnAction } from '../registration/return-action.js';
import { CustomerNotice } from './customer-notice.entity.js';

@Injectable()
export class TellCustomer extends ReturnAction<'tell'> {
  readonly kind = 'tell';

  override check({ payload, task }: Known<'tell'>): FieldError[] {
    return task === null ? [] : customerNoticeFaults(payload, task.menu);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'tell'>): Promise<void> {
    const { amount, wayCode } = fact.payload;
    await tx.manager.insert(CustomerNotice, { ...factColumns(fact), amountFen: String(amount), wayCode });
  }
}
