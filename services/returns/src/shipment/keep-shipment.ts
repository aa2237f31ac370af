import type { Transaction } from '@guitu/persistence/transaction';
import { answeredTask } from '@guitu/task-desk/facts/answered-task';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { askedQuantity } from '@guitu/task-desk/facts/quantities.rules';
import { Shipment } from './shipment.entity.js';

/** A parcel to the customer, beside what its task asked for. */
export async function keepShipment(tx: Transaction, fact: RecordedFactOf<'ship'> | RecordedFactOf<'send_back'>, what: Shipment['what']): Promise<void> {
  const { qty, waybillRef } = fact.payload;
  const askedQty = askedQuantity(await answeredTask(tx, fact));
  await tx.manager.insert(Shipment, { ...factColumns(fact), what, about: fact.scope?.supply ?? fact.scope?.portion ?? null, qty, askedQty, waybillRef });
}
