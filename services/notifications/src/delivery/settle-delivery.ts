import { z } from 'zod';
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';

export const SettleBody = z.strictObject({
  /** `arrived`: the person has it, by whatever evidence · `again`: it is sent once more */
  outcome: z.enum(['arrived', 'again']),
}).meta({ id: 'SettleDelivery' });
export const Settled = z.strictObject({ id: z.uuid(), state: z.enum(['delivered', 'queued']) }).meta({ id: 'SettledDelivery' });
export type Settled = z.infer<typeof Settled>;

/** A person says what became of a delivery that nobody knows, or that failed. @throws Problem 404 not of this company · 409 not to be settled */
export async function settleDelivery(tx: Transaction, { staff, companyCode }: Pick<Actor, 'staff' | 'companyCode'>, id: string, { outcome }: z.infer<typeof SettleBody>, now: number): Promise<Settled> {
  const [row] = await tx.query<{ state: string }>(
    'select d.state from delivery d join message m on m.id = d.message_id where d.id = $1 and m.company_code = $2 for update of d', [id, companyCode],
  );
  if (row === undefined) throw Problem.notFound('没有这条发送记录。', 'There is no such delivery.');
  if (row.state !== 'unknown' && row.state !== 'failed') throw Problem.conflict('delivery-not-open', '这条发送记录无需处理。', 'This delivery needs no decision.');
  const state = outcome === 'arrived' ? 'delivered' : 'queued';
  await tx.execute('update delivery set state = $2, settled_by = $3, due_at = $4, failures = 0, reason = null where id = $1', [id, state, staff, new Date(now)]);
  return { id, state };
}
