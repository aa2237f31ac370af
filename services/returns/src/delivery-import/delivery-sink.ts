import type { Transaction } from '@guitu/persistence/transaction';
import type { RowSink, Verdict } from '@guitu/row-import/import-rows';
import type { RecordRow } from '@guitu/row-import/read-rows';
import { keepDeliveries, type DeliveryKeeper } from '../deliveries/keep-deliveries.js';

/** Rows of a file as delivery lines; what the file has no column for keeps what stands. */
export class DeliverySink implements RowSink {
  constructor(private readonly tx: Transaction, private readonly keeper: DeliveryKeeper) {}

  async keep(rows: readonly RecordRow[]): Promise<readonly Verdict[]> {
    // A plan made while the table was small would be kept for the whole file and scan it for every batch.
    await this.tx.execute('set local plan_cache_mode = force_custom_plan');
    const kept = await keepDeliveries(this.tx, { ...this.keeper, partial: true }, rows.map(({ fields }) => fields));
    return kept.map(({ outcome, faults }) => ({ outcome, faults }));
  }
}
