import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { Contact } from './contact.entity.js';
import { contactFaults } from './contact.rules.js';

/** 首次联系: 品质客服组 calls the customer within the hour, learns how grave it is and what is wanted (S000-04 §5.2). */
@Injectable()
export class RecordContact extends FactAction<'contact'> {
  readonly kind = 'contact';

  override check({ payload }: Known<'contact'>): FieldError[] {
    return contactFaults(payload);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'contact'>): Promise<void> {
    const { resultCode, attrs, opinionRef } = fact.payload;
    await tx.manager.insert(Contact, { ...recordedColumns(fact), resultCode, attrs, opinionRef: opinionRef ?? null });
  }
}
