/** The stock of a return per line: what came in, and every move out of it. Rows are locked by the statement that changes them. */
import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import type { LineOfReturn } from './task-line.js';

export type MoveKind = 'restocked' | 'repaired' | 'scrapped' | 'sent_back';
type MovingFact = RecordedFactOf<'stock_in'> | RecordedFactOf<'scrap'> | RecordedFactOf<'send_back'>;

/** Quantity per line of the newest count of a consignment; a recount replaces it. */
export async function countedBefore(tx: Transaction, companyCode: string, returnNo: string, consignment: string): Promise<Map<number, string>> {
  const rows = await tx.query<{ line: number; received: string }>(`
    select line, received from receipt_line where fact_id = (
      select fact_id from receipt where company_code = $1 and return_no = $2 and consignment = $3 order by received_at desc limit 1)`, [companyCode, returnNo, consignment]);
  return new Map(rows.map(({ line, received }) => [line, received]));
}

/** Brings a line's stock to the new count of a consignment; `before` is what its last count had added. */
export async function receiveStock(tx: Transaction, { companyCode, plantCode, returnNo, line }: LineOfReturn, received: string, before: string): Promise<void> {
  await tx.execute(`
    insert into stock_line as s (company_code, plant_code, return_no, line, received, pending) values ($1, $2, $3, $4, $5::numeric, $5::numeric)
    on conflict (company_code, return_no, line) do update
      set received = s.received + $5::numeric - $6::numeric, pending = s.pending + $5::numeric - $6::numeric`, [companyCode, plantCode, returnNo, line, received, before]);
}

/** What is still in the house of a line, under its lock; null when nothing of it ever came. What another desk counted is here as the process says. */
export async function pendingStock(tx: Transaction, about: LineOfReturn): Promise<string | null> {
  const { companyCode, returnNo, line } = about;
  const elsewhere = await countedElsewhere(tx, about);
  const [row] = await tx.query<{ pending: string }>(
    'select (pending + greatest(coalesce($4::numeric, received) - received, 0))::text as pending from stock_line where company_code = $1 and return_no = $2 and line = $3 for update', [companyCode, returnNo, line, elsewhere],
  );
  return row?.pending ?? elsewhere;
}

/**
 * Goods that sales, customer service or after-sales count themselves (验收 at their desk) become stock of the house all the same:
 * what the process says has arrived of the line. Null for a return that was counted here. Holds the return's status row, so that
 * two moves of a line without a row yet come one after the other.
 */
async function countedElsewhere(tx: Transaction, { companyCode, returnNo, line }: LineOfReturn): Promise<string | null> {
  const [row] = await tx.query<{ arrived: string | null }>(`
    select (select entry->>'arrived' from jsonb_array_elements(body->'lines') as entry where (entry->>'line')::integer = $3) as arrived
    from return_status s where company_code = $1 and return_no = $2 and not exists (select 1 from receipt r where r.company_code = s.company_code and r.return_no = s.return_no)
    for update`, [companyCode, returnNo, line]);
  return row?.arrived ?? null;
}

/** Books what another desk counted since the last move of the line. */
async function adoptCount(tx: Transaction, { companyCode, plantCode, returnNo, line }: LineOfReturn, arrived: string): Promise<void> {
  await tx.execute(`
    insert into stock_line as s (company_code, plant_code, return_no, line, received, pending) values ($1, $2, $3, $4, $5::numeric, $5::numeric)
    on conflict (company_code, return_no, line) do update
      set received = greatest(s.received, $5::numeric), pending = s.pending + greatest($5::numeric - s.received, 0)`, [companyCode, plantCode, returnNo, line, arrived]);
}

/** Moves a quantity out of the house's hands and keeps the move with its paper. */
export async function moveStock(tx: Transaction, fact: MovingFact, line: number, kind: MoveKind, reference: string | null, mark: string | null = null): Promise<void> {
  const { factId, companyCode, plantCode, returnNo, scope, payload, by, recordedAt } = fact;
  const arrived = await countedElsewhere(tx, { companyCode, plantCode, returnNo, line });
  if (arrived !== null) await adoptCount(tx, { companyCode, plantCode, returnNo, line }, arrived);
  await tx.execute(`update stock_line set ${kind} = ${kind} + $4::numeric, pending = pending - $4::numeric where company_code = $1 and return_no = $2 and line = $3`, [companyCode, returnNo, line, payload.qty]);
  await tx.execute(
    'insert into stock_move (fact_id, company_code, plant_code, return_no, line, portion, kind, qty, reference, mark, moved_by, moved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
    [factId, companyCode, plantCode, returnNo, line, scope?.portion ?? null, kind, payload.qty, reference, mark, by.staff, new Date(recordedAt)],
  );
}
