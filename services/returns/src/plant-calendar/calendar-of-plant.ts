import type { Transaction } from '@guitu/persistence/transaction';
import { calendarKey } from './plant-calendar.js';

/** Key of the calendar masterdata keeps for a plant; null where it has none, or none is stated. */
export async function calendarOfPlant(tx: Transaction, companyCode: string, plantCode: string): Promise<string | null> {
  const [plant] = await tx.query<{ calendar: string | null }>(
    `select body->>'calendarCode' as calendar from master_view where type = 'plant' and company_code = $1 and code = $2`, [companyCode, plantCode],
  );
  return plant?.calendar == null ? null : calendarKey(companyCode, plant.calendar);
}
