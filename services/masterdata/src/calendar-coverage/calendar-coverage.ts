/** How far each plant's calendar reaches: below sixty days a red banner, because due times beyond it are provisional. */
import { coverageOf } from '@guitu/calendar/coverage';
import { LocalDate } from '@guitu/contracts/scalars';
import { localDate } from '@guitu/masterdata-view/zoned-day.rules';
import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';

export const CalendarCoverage = z.strictObject({ items: z.array(z.strictObject({
  plantCode: z.string(),
  /** null: the plant has none, and nothing is known of its days off */
  calendarCode: z.string().nullable(), coveredUntil: LocalDate.nullable(), daysLeft: z.int().nullable(), ends: z.enum(['later', 'soon', 'over', 'none']),
})) }).meta({ id: 'CalendarCoverage' });
export type CalendarCoverage = z.infer<typeof CalendarCoverage>;

/** These plants of the company, by code; days are those of the plant's zone. */
export async function readCalendarCoverage(database: Database, companyCode: string, plantCodes: readonly string[], now: number): Promise<CalendarCoverage> {
  const plants = await database.query<{ plant: string; zone: string; calendar: string | null; covered: string | null }>(
    `select p.code as plant, p.body->>'timeZone' as zone, c.code as calendar, c.body->>'coveredUntil' as covered
     from master_record p left join master_record c on c.company_code = p.company_code and c.type = 'calendar' and c.code = p.body->>'calendarCode'
     where p.company_code = $1 and p.type = 'plant' and p.code = any($2) order by p.code`, [companyCode, plantCodes],
  );
  return {
    items: plants.map(({ plant: plantCode, zone, calendar: calendarCode, covered: coveredUntil }) => {
      if (coveredUntil === null) return { plantCode, calendarCode, coveredUntil, daysLeft: null, ends: 'none' as const };
      return { plantCode, calendarCode, coveredUntil, ...coverageOf({ coveredUntil }, localDate(now, zone)) };
    }),
  };
}
