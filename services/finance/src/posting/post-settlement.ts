import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import { withdrawQueued } from '@guitu/postings/find-posting';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { addPosted } from '../settlement/settlement-account.js';
import { askedAmount } from '../settlement/asked-amount.js';
import { keepPostingLines } from './keep-posting-lines.js';
import { postingFaults } from './money-out.rules.js';
import { keepVoucher, voucherFaults, type MoneyOut } from './voucher.js';

const moneyOf = ({ net, methodCode, voucherNo }: RecordedFactOf<'post'>['payload']): MoneyOut => ({ kind: 'settlement', amount: net, way: methodCode, voucherNo });

/** 入账: the approved credit is in the books under one voucher, for ever (S000-03 §7; product.md §1 E4). */
@Injectable()
export class PostSettlement extends FactAction<'post'> {
  readonly kind = 'post';

  override async check(known: Known<'post'>, tx: Transaction): Promise<FieldError[]> {
    const faults = known.task === null ? [] : postingFaults(known.payload, known.task.menu);
    return faults.length > 0 ? faults : voucherFaults(tx, known, moneyOf(known.payload));
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'post'>): Promise<void> {
    const money = moneyOf(fact.payload);
    const left = (await askedAmount(tx, fact)) ?? 0;
    const { id, counted } = await keepVoucher(tx, fact, money, left);
    if (counted) return;
    await addPosted(tx, fact, money.amount, left);
    await keepPostingLines(tx, fact, id, money.amount);
  }

  override callOff(tx: Transaction, task: TaskStatement): Promise<boolean> {
    return withdrawQueued(tx, task);
  }
}
