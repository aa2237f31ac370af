import { Directory } from '@guitu/identity/directory';
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import { inDigest } from '../digest-proposals/in-digest.js';
import type { Transaction } from '@guitu/persistence/transaction';

/** A row of the list that waits for its push. */
export interface Waiting {
  readonly ord: string; readonly company_code: string; readonly plant_code: string; readonly person: string; readonly rule: string; readonly role: string;
  readonly return_no: string; readonly title_zh: string; readonly title_en: string; readonly text_zh: string; readonly text_en: string;
  readonly why: string | null; readonly because: string | null; readonly due_at: Date | null; readonly customer_code: string | null;
}

/**
 * The person is on leave or off by now, or nothing reaches him: each row goes to the list of whoever is asked instead, with the
 * reason, and rings there.
 * @param because `unreachable`: every channel has failed, or there is none; he counts as absent then (product.md §5)
 * @returns rows for which there is nobody else
 */
export async function handOn(tx: Transaction, directory: Directory, rows: readonly Waiting[], now: number, unreachable?: 'unreachable'): Promise<Waiting[]> {
  const left: Waiting[] = [];
  for (const row of rows) {
    const others = directory.recipients(row.company_code, row.plant_code, row.role, undefined, undefined, now).filter(({ staff }) => staff !== row.person && !directory.isAway(row.company_code, staff, now));
    if (others.length === 0) {
      left.push(row);
      continue;
    }
    for (const { staff, role, why, because } of others) {
      await tx.execute(
        `insert into notification (event_id, person, company_code, plant_code, return_no, kind, title_zh, title_en, text_zh, text_en, task_id, due_at, role, stands_in_for,
           occurred_at, created_at, rule, push_at, why, because, confirm_by, done_at)
         select event_id, $2, company_code, plant_code, return_no, kind, title_zh, title_en, text_zh, text_en, task_id, due_at, $3, person, occurred_at, $4, rule,
           case when not ${inDigest('$2')} then $4::timestamptz end, $5, $6, confirm_by, done_at
         from notification n where ord = $1 on conflict on constraint notification_once do nothing`,
        [row.ord, staff, role, new Date(now), why ?? null, unreachable ?? because ?? null],
      );
    }
    await tx.execute('update notification set push_at = null where ord = $1', [row.ord]);
  }
  return left;
}

/** The house as it is asked when somebody cannot be reached: he counts as away. */
export function withoutReach(people: PeopleRecords, companyCode: string, staff: string, now: number): Directory {
  const gone = { companyCode, staff, from: now - 1, to: now + 60_000, because: 'leave' as const, record: 'unreachable' };
  return new Directory({ ...people, leaves: [...people.leaves, gone] }, () => now);
}
