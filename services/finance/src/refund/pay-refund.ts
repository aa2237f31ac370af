import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import { withdrawQueued } from '@guitu/postings/find-posting';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { refundFaults } from '../posting/money-out.rules.js';
import { keepVoucher, voucherFaults, type MoneyOut } from '../posting/voucher.js';
import { addPaid } from '../settlement/settlement-account.js';
import { askedAmount } from '../settlement/asked-amount.js';
import { RefundAttempt } from './refund-attempt.entity.js';

const moneyOf = ({ amount, routeCode, voucherNo }: RecordedFactOf<'refund_paid'>['payload']): MoneyOut => ({ kind: 'refund', amount, way: routeCode, voucherNo });

/** 退款成功: the customer has his money, by the original route where the policy says so (R28, R29; product.md §1 E5). */
@Injectable()
export class PayRefund extends FactAction<'refund_paid'> {
  readonly kind = 'refund_paid';

  override async check(known: Known<'refund_paid'>, tx: Transaction): Promise<FieldError[]> {
    const faults = known.task === null ? [] : refundFaults(known.payload, known.task.menu);
    return faults.length > 0 ? faults : voucherFaults(tx, known, moneyOf(known.payload));
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'refund_paid'>): Promise<void> {
    const money = moneyOf(fact.payload);
    const { id: postingId, counted } = await keepVoucher(tx, fact, money, (await askedAmount(tx, fact)) ?? 0);
    if (!counted) await addPaid(tx, fact, money.amount);
    await tx.manager.insert(RefundAttempt, {
      ...recordedColumns(fact), postingId, amount: String(money.amount), routeCode: money.way, accountVerified: fact.payload.accountVerified ?? false, failureCode: null, retryable: null,
    });
  }

  override callOff(tx: Transaction, task: TaskStatement): Promise<boolean> {
    return withdrawQueued(tx, task);
  }
}
