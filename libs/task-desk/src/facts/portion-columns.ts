import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Transaction } from '@guitu/persistence/transaction';
import { answeredTask } from './answered-task.js';
import type { RecordedFactOf } from './fact-request.js';
import { recordedColumns, type PortionRow } from './fact-row.entity.js';
import { askedQuantity } from './quantities.rules.js';

/** What every fact about part of a portion keeps beside its own columns; the quantity is the fact's own. */
export const portionColumns = async (tx: Transaction, fact: RecordedFactOf<FactKind>): Promise<Omit<PortionRow, 'qty'>> =>
  ({ ...recordedColumns(fact), portion: fact.scope?.portion ?? null, asked: askedQuantity(await answeredTask(tx, fact)) });
