import type { Directory } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';

/** A row of the list that waits for its push. */
export interface Waiting {
  readonly ord: string; readonly company_code: string; readonly plant_code: string; readonly person: string; readonly rule: string; readonly role: string;
  readonly return_no: string; readonly title_zh: string; readonly title_en: string; readonly text_zh: string; readonly text_en: string;
}

/**
 * The person is on leave or off by now: each row goes to the list of whoever is asked instead, with the reason, and rings there.
 * @returns rows for which there is nobody else
 */
export async function handOn(tx: Transaction, directory: Directory, rows: readonly Waiting[], now: number): Promise<Waiting[]> {
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
           occurred_at, rule, push_at, why, because)
         select event_id, $2, company_code, plant_code, return_no, kind, title_zh, title_en, text_zh, text_en, task_id, due_at, $3, person, occurred_at, rule, $4, $5, $6
         from notification where ord = $1 on conflict on constraint notification_once do nothing`,
        [row.ord, staff, role, new Date(now), why ?? null, because ?? null],
      );
    }
    await tx.execute('update notification set push_at = null where ord = $1', [row.ord]);
  }
  return left;
}
