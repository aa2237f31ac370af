import { subjectOf } from '@guitu/contracts/process-names';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { LastControl } from './clock-control.rules.js';

/** The last pause or resumption of a return (`clockId` null), or of one of its clocks. Takes the return's turn first, so that of two people at once the second sees the first. */
export async function lastControl(tx: Transaction, journal: Journal, companyCode: string, returnNo: string, clockId: string | null): Promise<LastControl | null> {
  await journal.serialise(tx, subjectOf(companyCode, returnNo));
  const [row] = await tx.query<{ kind: LastControl['kind']; until: Date | null }>(
    'select kind, until from clock_control where company_code = $1 and return_no = $2 and clock_id is not distinct from $3 order by seq desc limit 1', [companyCode, returnNo, clockId],
  );
  return row === undefined ? null : { kind: row.kind, until: row.until?.getTime() ?? null };
}
