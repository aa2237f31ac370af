import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { CustomerNotice } from './customer-notice.entity.js';
import { customerNoticeFaults } from '@guitu/task-desk/facts/customer-notice.rules';

/** 告知客户: the customer hears of the amount that was booked, no other (S000-03 §7). */
@Injectable()
export class TellCustomer extends FactAction<'tell'> {
  readonly kind = 'tell';

  override check({ payload, task }: Known<'tell'>): FieldError[] {
    return task === null ? [] : customerNoticeFaults(payload, task.menu);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'tell'>): Promise<void> {
    const { amount, wayCode } = fact.payload;
    await tx.manager.insert(CustomerNotice, { ...recordedColumns(fact), amount: String(amount), wayCode });
  }
}
