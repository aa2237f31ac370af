import type { Transaction } from '@guitu/persistence/transaction';
import type { Complaint } from './complaint-row.js';

/** 客诉、8D. */
const PREFIX: Readonly<Record<Complaint['kind'], string>> = { complaint: 'KS', '8d': '8D' };

/**
 * The next number of a form in a house that nobody typed before: without gaps, since whoever draws one and fails gives it back with
 * his transaction; the next to draw waits for him.
 */
export async function drawComplaintNumber(tx: Transaction, companyCode: string, kind: Complaint['kind']): Promise<string> {
  for (;;) {
    const [row] = await tx.query<{ last: number }>('insert into complaint_number as n (company_code, kind, last) values ($1, $2, 1) on conflict (company_code, kind) do update set last = n.last + 1 returning last', [companyCode, kind]);
    const no = `${PREFIX[kind]}-${String(row?.last ?? 0).padStart(6, '0')}`;
    const [taken] = await tx.query('select 1 as taken from complaint where company_code = $1 and no = $2', [companyCode, no]);
    if (taken === undefined) return no;
  }
}
