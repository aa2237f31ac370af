import type { Transaction } from '@guitu/persistence/transaction';
import type { RowSink, Verdict } from '@guitu/row-import/import-rows';
import type { RecordRow } from '@guitu/row-import/read-rows';
import { keepProductCosts, type CostKeeper } from '../product-cost/keep-product-costs.js';

/** Rows of a file as costs of products. */
export class CostSink implements RowSink {
  constructor(private readonly tx: Transaction, private readonly keeper: CostKeeper) {}

  async keep(rows: readonly RecordRow[]): Promise<readonly Verdict[]> {
    const kept = await keepProductCosts(this.tx, this.keeper, rows.map(({ fields }) => fields));
    return kept.map(({ outcome, faults }) => ({ outcome, faults }));
  }
}
