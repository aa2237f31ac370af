import { MOST_ALARMS, type Wrong } from '@guitu/contracts/http/alarms';
import type { Database } from '@guitu/persistence/database';
import type { Watch } from '@guitu/platform/alarms/watch';
import type { PostingRow } from './posting-row.js';

/** Reasons that IT hears of besides the department: the way to the other system failed, not the document. */
const TECHNICAL = new Set(['no-answer', 'no-connector', 'sent-and-not-found']);

/**
 * Postings that failed after their own retries, whose fate nobody knows, or that are booked and could not be told to the process
 * (product.md §5): the department settles each; until then it is wrong. @param role of the department that hears of it
 */
export const postingWatch = (database: Database, role: string): Watch => ({
  name: 'postings', kinds: ['posting_failed'],
  look: async () => {
    const rows = await database.query<Pick<PostingRow, 'company_code' | 'plant_code' | 'return_no' | 'external_key' | 'reason'>>(
      `select company_code, plant_code, return_no, external_key, reason from posting p where state = 'unknown' or (state = 'booked' and fact_id is null and closed_at is null)
         or (state = 'refused' and not exists (select 1 from posting later where later.company_code = p.company_code and later.return_no = p.return_no
           and later.task_id = p.task_id and later.task_rev >= p.task_rev and later.id <> p.id and later.state not in ('refused', 'withdrawn')))
       order by ordered_at, id limit $1`, [MOST_ALARMS],
    );
    return rows.map(({ company_code: companyCode, plant_code: plantCode, return_no: returnNo, external_key: ref, reason }): Wrong =>
      ({ kind: 'posting_failed', companyCode, plantCode, ref, returnNo, role, technical: reason !== null && TECHNICAL.has(reason) }));
  },
});
