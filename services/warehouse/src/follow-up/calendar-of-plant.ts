import { readSnapshot } from '@guitu/calendar/read-snapshot';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { Transaction } from '@guitu/persistence/transaction';

/** The calendar masterdata keeps for a plant, as it is today; null where none is stated, or nothing can be reckoned by it. */
export async function calendarOfPlant(tx: Transaction, companyCode: string, plantCode: string): Promise<CalendarSnapshot | null> {
  const [kept] = await tx.query<{ code: string; version: number; body: object }>(
    `select c.code, c.version, c.body from master_view p join master_view c on c.type = 'calendar' and c.company_code = p.company_code and c.code = p.body->>'calendarCode' and c.body is not null
     where p.type = 'plant' and p.company_code = $1 and p.code = $2`, [companyCode, plantCode],
  );
  return kept === undefined ? null : readSnapshot({ ...kept.body, key: kept.code, version: kept.version });
}
