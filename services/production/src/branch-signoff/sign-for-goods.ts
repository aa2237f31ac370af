import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { BranchSignoff } from './branch-signoff.entity.js';
import { signoffFaults } from './branch-signoff.rules.js';

/** 签收: the branch factory that is answerable has the goods (S000-19 §5). */
@Injectable()
export class SignForGoods extends FactAction<'signoff'> {
  readonly kind = 'signoff';

  override check({ payload, task }: Known<'signoff'>): FieldError[] {
    return task === null ? [] : signoffFaults(payload.qty, task.lines);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'signoff'>): Promise<void> {
    const { branchCode, qty } = fact.payload;
    await tx.manager.insert(BranchSignoff, { ...recordedColumns(fact), consignment: fact.scope?.consignment ?? null, branchCode, qty });
  }
}
