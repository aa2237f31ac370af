import type { FactBody } from '@guitu/contracts/fact';
import type { ReturnStatus } from '@guitu/contracts/status';
import { ToSupplierPayload } from '@guitu/contracts/facts/production';
import { ScrapPayload, SendBackPayload } from '@guitu/contracts/facts/warehouse';
import type { Desk } from '@guitu/contracts/vocabulary';
import type { Transaction } from '@guitu/persistence/transaction';
import { bookMove, type MoveKind } from '../stock/stock-ledger.js';
import { portionIn, statusOf } from '../stock/task-line.js';
import { sentBackAs } from '../stock/way-out.rules.js';

/**
 * Goods left the house by another desk's hands: sent back by sales or after-sales, handed to the supplier, scrapped at the line.
 * The fact names a portion; which line it is of a status says, and that of the process may come later.
 */
export async function hearMove(tx: Transaction, desk: Desk, fact: FactBody): Promise<void> {
  if (await book(tx, desk, fact, await statusOf(tx, fact.companyCode, fact.returnNo))) return;
  await tx.execute('insert into unplaced_move (fact_id, company_code, return_no, portion, desk, body) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [fact.factId, fact.companyCode, fact.returnNo, fact.scope?.portion ?? null, desk, JSON.stringify(fact)]);
}

/** Books the moves that waited for a status that knows their portions. */
export async function placeMoves(tx: Transaction, status: ReturnStatus): Promise<void> {
  const waiting = await tx.query<{ fact_id: string; desk: Desk; body: FactBody }>('select fact_id, desk, body from unplaced_move where company_code = $1 and return_no = $2', [status.companyCode, status.returnNo]);
  for (const { fact_id: factId, desk, body } of waiting) {
    if (await book(tx, desk, body, status)) await tx.execute('delete from unplaced_move where fact_id = $1', [factId]);
  }
}

/** False while nobody says which line it is. A fact that is heard again is booked once. */
async function book(tx: Transaction, desk: Desk, fact: FactBody, status: ReturnStatus | null): Promise<boolean> {
  const { factId, companyCode, plantCode, returnNo, scope, by, recordedAt } = fact;
  const portion = portionIn(status, scope?.portion);
  if (portion === null) return false;
  const [known] = await tx.query('select fact_id from stock_move where fact_id = $1', [factId]);
  if (known === undefined) await bookMove(tx, { factId, companyCode, plantCode, returnNo, line: portion.line, portion: scope?.portion ?? null, mark: null, desk, movedBy: by.staff, movedAt: recordedAt, ...paperOf(fact, portion.goods) });
  return true;
}

function paperOf({ kind, payload }: FactBody, goods: string | null): { kind: MoveKind; qty: string; reference: string | null } {
  if (kind === 'send_back') {
    const { qty, waybillRef } = SendBackPayload.parse(payload);
    return { kind: sentBackAs(goods), qty, reference: waybillRef };
  }
  if (kind === 'to_supplier') {
    const { qty, claimId } = ToSupplierPayload.parse(payload);
    return { kind: 'to_supplier', qty, reference: claimId };
  }
  const { qty, methodCode } = ScrapPayload.parse(payload);
  return { kind: 'scrapped', qty, reference: methodCode ?? null };
}
