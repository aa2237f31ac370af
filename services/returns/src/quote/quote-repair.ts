/** 报价: what the repair will cost the customer, and by when it is promised (S003-08 §5.1.1, S003-09 §6.1.4, S003-14 §四.2, S003-15 §5.2.5; R25). */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { databaseNow } from '@guitu/persistence/database-now';
import { ReturnAction } from '../registration/return-action.js';
import { Quote, QuotePart } from './quote.entity.js';
import { quoteFaults } from './quote.rules.js';

@Injectable()
export class QuoteRepair extends ReturnAction<'quote'> {
  readonly kind = 'quote';

  override async check({ payload }: Known<'quote'>, tx: Transaction): Promise<FieldError[]> {
    return quoteFaults(payload, await databaseNow(tx));
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'quote'>): Promise<void> {
    const { fee, parts, promisedAt, opinionRef } = fact.payload;
    await tx.manager.insert(Quote, {
      ...factColumns(fact), portion: fact.scope?.portion ?? null, feeFen: String(fee), promisedAt: promisedAt === undefined ? null : new Date(promisedAt), opinionRef: opinionRef ?? null,
    });
    if (parts.length === 0) return;
    await tx.manager.insert(QuotePart, parts.map(({ item, qty, price }, position) => ({ ...factColumns(fact), position, item, qty, priceFen: price === undefined ? null : String(price) })));
  }
}
