import type { Transaction } from '@guitu/persistence/transaction';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { DepositEntry } from './deposit-entry.entity.js';
import { depositSettlementFaults } from './deposit.rules.js';

/** 押金处理: offset, given back or kept, once the goods are judged (R30 S001-08; product.md §1 E7). */
@Injectable()
export class SettleDeposit extends FactAction<'deposit_settle'> {
  readonly kind = 'deposit_settle';

  override check({ payload, task }: Known<'deposit_settle'>): FieldError[] {
    return task === null ? [] : depositSettlementFaults(payload, task.menu);
  }

  /** @throws Problem 409 when less was received here than is to be settled */
  override async write(tx: Transaction, fact: RecordedFactOf<'deposit_settle'>): Promise<void> {
    const { mode, amount, opinionRef } = fact.payload;
    const taken = await tx.execute('update deposit_account set settled = settled + $3 where company_code = $1 and return_no = $2 and settled + $3 <= received', [fact.companyCode, fact.returnNo, amount]);
    if (taken !== 1) throw Problem.conflict('deposit-not-here', '账上没有这么多押金。', 'There is not so much of a deposit in the books.');
    await tx.manager.insert(DepositEntry, { ...recordedColumns(fact), mode, amount: String(amount), voucherNo: null, opinionRef: opinionRef ?? null });
  }
}
