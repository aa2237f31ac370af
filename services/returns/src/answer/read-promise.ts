import type { Database } from '@guitu/persistence/database';
import { factEventType, type FactKind } from '@guitu/contracts/fact-kinds';
import { OrderDateMovedV1 } from '@guitu/contracts/events/order-date-moved';
import { AmountProposedV1 } from '@guitu/contracts/events/process-events';

export interface Money { readonly amount: { value: number; is: 'fixed' | 'estimate' } | null; readonly progress: 'open' | 'partly' | 'done' }

const POSTED = factEventType('finance', 'post');
const PAID = factEventType('finance', 'refund_paid');
const PROMISING: readonly FactKind[] = ['review', 'quote', 'plan', 'supply_order'];

/** What the customer is to get: as finance booked or paid it, else as the process proposes it. */
export async function readMoney(database: Database, at: readonly string[]): Promise<Money> {
  const rows = await database.query<{ type: string; value: string | null }>(
    `select distinct on (type) type, coalesce(body->'payload'->>'net', body->'payload'->>'amount', body->>'net') as value
     from timeline_entry where company_code = $1 and return_no = $2 and type = any($3) order by type, at desc, seq desc`,
    [...at, [POSTED, PAID, AmountProposedV1.type]],
  );
  const told = (type: string): number | null => {
    const value = Number(rows.find((row) => row.type === type)?.value ?? NaN);
    return Number.isSafeInteger(value) ? Math.max(0, value) : null;
  };
  const fixed = told(PAID) ?? told(POSTED);
  const estimate = told(AmountProposedV1.type);
  return { amount: fixed !== null ? { value: fixed, is: 'fixed' } : estimate !== null ? { value: estimate, is: 'estimate' } : null, progress: fixed !== null ? 'done' : estimate !== null ? 'partly' : 'open' };
}

export interface Promised {
  /** UTC ms */
  readonly at: number;
  /** what had been promised before production moved its date; null: it stands as it was promised */
  readonly changedFrom: number | null;
}

/** The last date somebody promised the customer in a fact; null: nobody did. A due time inside the house is no promise, but a promise follows production's date when that is moved. */
export async function readPromise(database: Database, at: readonly string[]): Promise<Promised | null> {
  const [row] = await database.query<{ promised: string | null; moved: string | null }>(
    `with said as (
       select coalesce(body->'payload'->>'promisedAt', case when body->>'kind' = 'supply_order' then body->'payload'->>'due' end) as promised, at from timeline_entry
       where company_code = $1 and return_no = $2 and body->>'kind' = any($3)
         and (body->'payload' ? 'promisedAt' or (body->>'kind' = 'supply_order' and body->'payload' ? 'due')) order by at desc, seq desc limit 1)
     select promised, (select body->>'after' from timeline_entry m where m.company_code = $1 and m.return_no = $2 and m.type = $4 and m.at >= said.at order by m.at desc, m.seq desc limit 1) as moved from said`,
    [...at, PROMISING, OrderDateMovedV1.type],
  );
  const [promised, moved] = [Number(row?.promised ?? NaN), Number(row?.moved ?? NaN)];
  if (!Number.isSafeInteger(promised)) return null;
  return Number.isSafeInteger(moved) && moved !== promised ? { at: moved, changedFrom: promised } : { at: promised, changedFrom: null };
}
