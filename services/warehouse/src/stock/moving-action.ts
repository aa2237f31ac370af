import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import { answeredTask } from '@guitu/task-desk/facts/answered-task';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import type { FieldError } from '@guitu/platform/http/problem';
import { moveStock, pendingStock, type MoveKind } from './stock-ledger.js';
import { stockFaults } from './stock.rules.js';
import { lineOf, portionIn, statusOf } from './task-line.js';

type Moving = 'stock_in' | 'scrap' | 'send_back';
/** How a fact is booked: to which way out, with which paper. */
export interface Paper { readonly kind: MoveKind; readonly reference: string | null; readonly mark?: string | null }

/** What the three ways out of the house have in common: nothing leaves that is not there. */
export abstract class MovingAction<K extends Moving> extends FactAction<K> {
  override async check({ companyCode, plantCode, returnNo, payload, task }: Known<K>, tx: Transaction): Promise<FieldError[]> {
    if (task === null) return [];
    const line = lineOf(task);
    return stockFaults(payload.qty, await pendingStock(tx, { companyCode, plantCode, returnNo, line }), unitOf(task));
  }

  /** @param goods what was decided for the portion */
  protected abstract paperOf(payload: RecordedFactOf<K>['payload'], goods: string | null): Paper;

  override async write(tx: Transaction, fact: RecordedFactOf<K>): Promise<void> {
    const { factId, companyCode, plantCode, returnNo, scope, payload, by, recordedAt, takenOver } = fact;
    const decided = takenOver ?? portionIn(await statusOf(tx, companyCode, returnNo), scope?.portion);
    const { mark = null, ...paper } = this.paperOf(payload, decided?.goods ?? null);
    await moveStock(tx, {
      factId, companyCode, plantCode, returnNo, line: lineOf(await answeredTask(tx, fact)), portion: scope?.portion ?? null, qty: payload.qty, ...paper, mark, desk: 'warehouse', movedBy: by.staff, movedAt: recordedAt,
    });
  }
}

const unitOf = (task: TaskStatement) => task.lines[0]?.unit ?? 'pcs';
