import type { Transaction } from '@guitu/persistence/transaction';
import { voucherTaken } from '@guitu/postings/settle-posting';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { DepositEntry } from './deposit-entry.entity.js';
import { depositFaults } from './deposit.rules.js';

/** 押金到账: the customer's deposit is in the house; his replacement goes out when all of it is (R30 S001-08). */
@Injectable()
export class RecordDeposit extends FactAction<'deposit'> {
  readonly kind = 'deposit';

  override check({ payload }: Known<'deposit'>): FieldError[] {
    return depositFaults(payload);
  }

  /** @throws Problem 422 when the bank's receipt was counted already; asked of the insert itself */
  override async write(tx: Transaction, fact: RecordedFactOf<'deposit'>): Promise<void> {
    const { amount, voucherNo } = fact.payload;
    const { raw } = await tx.manager.createQueryBuilder().insert().into(DepositEntry)
      .values({ ...recordedColumns(fact), mode: 'received', amount: String(amount), voucherNo: voucherNo ?? null, opinionRef: null }).orIgnore().returning('fact_id').execute();
    if ((raw as unknown[]).length === 0) throw voucherTaken(voucherNo ?? '');
    await tx.execute(
      `insert into deposit_account (company_code, return_no, received) values ($1, $2, $3) on conflict (company_code, return_no) do update set received = deposit_account.received + $3`,
      [fact.companyCode, fact.returnNo, amount],
    );
  }
}
