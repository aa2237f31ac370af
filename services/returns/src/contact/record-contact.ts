/** 首次联系: somebody tried to reach the customer (S000-04 §5.2). */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReturnAction } from '../registration/return-action.js';
import { Contact } from './contact.entity.js';
import { contactFaults } from './contact.rules.js';

@Injectable()
export class RecordContact extends ReturnAction<'contact'> {
  readonly kind = 'contact';

  override check({ payload }: Known<'contact'>): FieldError[] {
    return contactFaults(payload);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'contact'>): Promise<void> {
    const { resultCode, attrs, opinionRef } = fact.payload;
    await tx.manager.insert(Contact, { ...factColumns(fact), resultCode, attrs, opinionRef: opinionRef ?? null });
  }
}
