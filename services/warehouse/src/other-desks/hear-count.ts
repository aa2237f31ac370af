import type { FactBody } from '@guitu/contracts/fact';
import { ReceivePayload } from '@guitu/contracts/facts/warehouse';
import { CorrectPayload } from '@guitu/contracts/facts/control';
import type { Transaction } from '@guitu/persistence/transaction';
import { FIRST_CONSIGNMENT } from '../receipt/first-consignment.js';
import { keepReceipt } from '../receipt/keep-receipt.js';

/** 验收 by sales, customer service or after-sales (S000-15, S001-02, S001-12, S003-08): what they count is stock of the house like what the keeper counts. */
export async function hearCount(tx: Transaction, fact: FactBody): Promise<void> {
  const [known] = await tx.query('select fact_id from receipt where fact_id = $1', [fact.factId]);
  if (known !== undefined) return;
  const { lines, documents, signedBy } = ReceivePayload.parse(fact.payload);
  await keepReceipt(tx, { ...fact, consignment: fact.scope?.consignment ?? FIRST_CONSIGNMENT, desk: 'returns', lines, documents, signedBy });
}

/** 更正 of a count that was made at sales: stock follows it. What has left already stays visible as uncounted, as after a recount there. */
export async function hearCorrection(tx: Transaction, fact: FactBody): Promise<void> {
  const { factId: corrects, payload } = CorrectPayload.parse(fact.payload);
  const [count] = await tx.query<{ consignment: string }>(`select consignment from receipt where fact_id = $1 and desk = 'returns' and not exists (select 1 from receipt where fact_id = $2)`, [corrects, fact.factId]);
  if (count === undefined) return;
  const { lines, documents, signedBy } = ReceivePayload.parse(payload);
  await keepReceipt(tx, { ...fact, consignment: count.consignment, desk: 'returns', corrects, lines, documents, signedBy });
}
