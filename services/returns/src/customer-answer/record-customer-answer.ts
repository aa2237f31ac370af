/**
 * 客户答复 (P21): what the customer said to a question the process put to him: a proposal, a quote, a risky rework, a report. It
 * answers its task. The deposit's question alone lies at finance, whose task is the payment: that he will not pay is recorded
 * here without one.
 */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { taskNotOpen } from '@guitu/task-desk/facts/ground';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { requireOpenReturn, ReturnAction } from '../registration/return-action.js';
import { CustomerAnswer } from './customer-answer.entity.js';
import { answerFaults } from './customer-answer.rules.js';

@Injectable()
export class RecordCustomerAnswer extends ReturnAction<'customer_reply'> {
  readonly kind = 'customer_reply';

  override async check({ companyCode, returnNo, payload, task }: Known<'customer_reply'>, tx: Transaction): Promise<FieldError[]> {
    if (task !== null) return answerFaults(payload, task.menu);
    if (payload.about !== 'deposit') throw taskNotOpen();
    await requireOpenReturn(tx, companyCode, returnNo);
    return answerFaults(payload, { about: 'deposit', answers: ['refuse'] });
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'customer_reply'>): Promise<void> {
    const { about, answer, choice, amount, wayCode, attrs, opinionRef } = fact.payload;
    await tx.manager.insert(CustomerAnswer, {
      ...factColumns(fact), about, answer, choice: choice ?? null, amount: amount === undefined ? null : String(amount), wayCode: wayCode ?? null, attrs: attrs ?? {}, opinionRef: opinionRef ?? null,
    });
  }
}
