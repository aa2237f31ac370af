/**
 * The stock of a return per line: what came in, and every move out of it, whichever desk counted or moved it. Rows are locked by
 * the statement that changes them; statements add and take away, so that they may come in any order.
 */
import type { Desk } from '@guitu/contracts/vocabulary';
import type { Transaction } from '@guitu/persistence/transaction';
import type { LineOfReturn } from './task-line.js';

export type MoveKind = 'restocked' | 'treated' | 'repaired' | 'scrapped' | 'dismantled' | 'to_supplier' | 'sent_back';

/** A quantity that left the house's hands, with its paper. */
export interface Move extends LineOfReturn {
  readonly factId: string; readonly desk: Desk; readonly portion: string | null; readonly kind: MoveKind;
  /** decimal string of the line's unit */
  readonly qty: string;
  /** store of a put-away, waybill of a parcel, method of a scrapping, number of a claim */
  readonly reference: string | null; readonly mark: string | null;
  readonly movedBy: string;
  /** UTC milliseconds */
  readonly movedAt: number;
}

/** Quantity per line by its newest count of a consignment; a recount replaces it, of the lines it names. */
export async function countedBefore(tx: Transaction, companyCode: string, returnNo: string, consignment: string): Promise<Map<number, string>> {
  const rows = await tx.query<{ line: number; received: string }>(`
    select distinct on (l.line) l.line, l.received from receipt_line l join receipt r using (fact_id)
    where r.company_code = $1 and r.return_no = $2 and r.consignment = $3 order by l.line, r.received_at desc, r.fact_id desc`, [companyCode, returnNo, consignment]);
  return new Map(rows.map(({ line, received }) => [line, received]));
}

/**
 * Brings a line's stock to the new count of a consignment; `before` is what its last count had added. What stood here without a
 * count is counted first; what a recount takes away though it has left already stands here without a count.
 */
export async function receiveStock(tx: Transaction, { companyCode, plantCode, returnNo, line }: LineOfReturn, received: string, before: string): Promise<void> {
  await tx.execute(`
    insert into stock_line as s (company_code, plant_code, return_no, line, received, pending) values ($1, $2, $3, $4, $5::numeric, $5::numeric)
    on conflict (company_code, return_no, line) do update set
      received = s.received + greatest($5::numeric - $6::numeric - s.uncounted, -s.pending, least($5::numeric - $6::numeric, 0)),
      pending = s.pending + greatest($5::numeric - $6::numeric - s.uncounted, -s.pending, least($5::numeric - $6::numeric, 0)),
      uncounted = s.uncounted - ($5::numeric - $6::numeric) + greatest($5::numeric - $6::numeric - s.uncounted, -s.pending, least($5::numeric - $6::numeric, 0))`,
  [companyCode, plantCode, returnNo, line, received, before]);
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
 * Goods that sales, customer service or after-sales count themselves (验收 at their desk) are here once the process says so, which
 * it may before their desk is heard. Null for a return that was counted here. Holds the return's status row, so that two moves of
 * a line without a row yet come one after the other.
 */
async function countedElsewhere(tx: Transaction, { companyCode, returnNo, line }: LineOfReturn): Promise<string | null> {
  const [row] = await tx.query<{ arrived: string | null }>(`
    select (select entry->>'arrived' from jsonb_array_elements(body->'lines') as entry where (entry->>'line')::integer = $3) as arrived
    from return_status s where company_code = $1 and return_no = $2
      and not exists (select 1 from receipt r where r.company_code = s.company_code and r.return_no = s.return_no and r.desk = 'warehouse')
    for update`, [companyCode, returnNo, line]);
  return row?.arrived ?? null;
}

/** Books what the process says has come and no count that was heard yet accounts for. */
async function adoptArrived(tx: Transaction, { companyCode, plantCode, returnNo, line }: LineOfReturn, arrived: string): Promise<void> {
  await tx.execute(`
    insert into stock_line as s (company_code, plant_code, return_no, line, received, pending, uncounted) values ($1, $2, $3, $4, $5::numeric, $5::numeric, $5::numeric)
    on conflict (company_code, return_no, line) do update set
      received = greatest(s.received, $5::numeric), pending = s.pending + greatest($5::numeric - s.received, 0), uncounted = s.uncounted + greatest($5::numeric - s.received, 0)`, [companyCode, plantCode, returnNo, line, arrived]);
}

/** Moves a quantity that is here out of the house's hands and keeps the move with its paper. */
export async function moveStock(tx: Transaction, move: Move): Promise<void> {
  const arrived = await countedElsewhere(tx, move);
  if (arrived !== null) await adoptArrived(tx, move, arrived);
  await tx.execute(
    `update stock_line set ${move.kind} = ${move.kind} + $4::numeric, pending = pending - $4::numeric where company_code = $1 and return_no = $2 and line = $3`,
    [move.companyCode, move.returnNo, move.line, move.qty],
  );
  await keepMove(tx, move);
}

/** As `moveStock` for what has happened at another desk: it cannot be refused. What was here without our knowing it is booked as such. */
export async function bookMove(tx: Transaction, move: Move): Promise<void> {
  const { companyCode, plantCode, returnNo, line, kind, qty } = move;
  await tx.execute(`
    insert into stock_line as s (company_code, plant_code, return_no, line, received, pending, uncounted, ${kind}) values ($1, $2, $3, $4, $5::numeric, 0, $5::numeric, $5::numeric)
    on conflict (company_code, return_no, line) do update set
      ${kind} = s.${kind} + $5::numeric, pending = greatest(s.pending - $5::numeric, 0),
      received = s.received + greatest($5::numeric - s.pending, 0), uncounted = s.uncounted + greatest($5::numeric - s.pending, 0)`, [companyCode, plantCode, returnNo, line, qty]);
  await keepMove(tx, move);
}

async function keepMove(tx: Transaction, { factId, companyCode, plantCode, returnNo, line, portion, kind, qty, reference, mark, movedBy, movedAt, desk }: Move): Promise<void> {
  await tx.execute(
    'insert into stock_move (fact_id, company_code, plant_code, return_no, line, portion, kind, qty, reference, mark, moved_by, moved_at, desk) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)',
    [factId, companyCode, plantCode, returnNo, line, portion, kind, qty, reference, mark, movedBy, new Date(movedAt), desk],
  );
}
