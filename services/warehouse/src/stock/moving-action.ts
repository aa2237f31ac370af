import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known } from '@guitu/task-desk/facts/fact-request';
import type { FieldError } from '@guitu/platform/http/problem';
import { pendingStock } from './stock-ledger.js';
import { stockFaults } from './stock.rules.js';
import { lineOf } from './task-line.js';

/** What the three ways out of the house have in common: nothing leaves that is not there. */
export abstract class MovingAction<K extends 'stock_in' | 'scrap' | 'send_back'> extends FactAction<K> {
  override async check({ companyCode, plantCode, returnNo, payload, task }: Known<K>, tx: Transaction): Promise<FieldError[]> {
    if (task === null) return [];
    const line = lineOf(task);
    return stockFaults(payload.qty, await pendingStock(tx, { companyCode, plantCode, returnNo, line }), unitOf(task));
  }
}

const unitOf = (task: TaskStatement) => task.lines[0]?.unit ?? 'pcs';
