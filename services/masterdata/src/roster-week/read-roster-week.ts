/** 周排班 (product.md F10): who is at work and who is on duty at a plant, day by day of one week. */
import { formatDay, parseDay, weekday } from '@guitu/calendar/civil-date';
import { LocalDate, PlantCode } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { instantAt } from '@guitu/masterdata-view/zoned-day.rules';
import type { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';

const Rostered = z.strictObject({
  staff: z.string(),
  /** null: a day off; minutes of the local day, a shift that passes midnight ends at or before its start */
  shift: z.strictObject({ code: z.string(), startMinute: z.int(), endMinute: z.int() }).nullable(),
  /** 值班: on call beyond the shift */
  duty: z.boolean(),
  /** on leave for some of the shift, or of a day without one; why stays with whoever keeps it */
  onLeave: z.boolean(),
});
/** Monday to Sunday; on duty first, then by shift. Who is not rostered for a day is not named: the plant's calendar holds for him. */
export const RosterWeek = z.strictObject({
  plantCode: PlantCode, timeZone: z.string(), days: z.array(z.strictObject({ date: LocalDate, people: z.array(Rostered) })).length(7),
}).meta({ id: 'RosterWeek' });
type RosterWeek = z.infer<typeof RosterWeek>;

interface Entry { readonly date: string; readonly staff: string; readonly duty: boolean; readonly shift: string | null; readonly startMinute: number | null; readonly endMinute: number | null }
interface Leave { readonly staff: string; readonly from: number; readonly to: number }
const DAY = 1_440;

/** @param anyDay a local day of the week asked for @throws Problem 404 for a plant where the reader does not work */
export async function readRosterWeek(database: Database, { companyCode, plantCodes }: Pick<Actor, 'companyCode' | 'plantCodes'>, plantCode: string, anyDay: string): Promise<RosterWeek> {
  const [plant] = plantCodes.includes(plantCode) ? await database.query<{ zone: string }>(`select body->>'timeZone' as zone from master_record where company_code = $1 and type = 'plant' and code = $2`, [companyCode, plantCode]) : [];
  if (plant === undefined) throw Problem.notFound('没有这个分厂。', 'There is no such plant.');
  const { zone } = plant;
  const day = parseDay(anyDay);
  if (day === null) throw Problem.badRequest('no-such-day', '日期无效。', 'There is no such day.');
  const dates = Array.from({ length: 7 }, (_, index) => formatDay(day - weekday(day) + 1 + index));
  const entries = await database.query<Entry>(
    `select r.body->>'date' as date, r.body->>'staff' as staff, (r.body->>'duty')::boolean as duty, r.body->>'shift' as shift, (s.body->>'startMinute')::int as "startMinute", (s.body->>'endMinute')::int as "endMinute"
     from master_record r left join master_record s on s.company_code = r.company_code and s.type = 'shift' and s.code = r.body->>'shift'
     where r.company_code = $1 and r.type = 'roster' and r.plant_code = $2 and r.body->>'date' = any($3)
     order by (r.body->>'duty')::boolean desc, (s.body->>'startMinute')::int nulls last, r.body->>'staff'`, [companyCode, plantCode, dates],
  );
  const leaves = await database.query<Leave>(
    `select body->>'staff' as staff, (body->>'from')::float8 as "from", (body->>'to')::float8 as "to" from master_record where company_code = $1 and type = 'leave' and body->>'staff' = any($2)`,
    [companyCode, [...new Set(entries.map(({ staff }) => staff))]],
  );
  return {
    plantCode, timeZone: zone,
    days: dates.map((date) => ({ date, people: entries.filter((entry) => entry.date === date).map((entry) => ({ staff: entry.staff, shift: shiftOf(entry), duty: entry.duty, onLeave: isOnLeave(entry, leaves, zone) })) })),
  };
}

const shiftOf = ({ shift, startMinute, endMinute }: Entry): RosterWeek['days'][number]['people'][number]['shift'] => (shift === null || startMinute === null || endMinute === null ? null : { code: shift, startMinute, endMinute });

function isOnLeave(entry: Entry, leaves: readonly Leave[], zone: string): boolean {
  const { startMinute, endMinute } = shiftOf(entry) ?? { startMinute: 0, endMinute: DAY };
  const [begins, ends] = [instantAt(entry.date, startMinute, zone), instantAt(entry.date, endMinute <= startMinute ? endMinute + DAY : endMinute, zone)];
  return leaves.some(({ staff, from, to }) => staff === entry.staff && from < ends && to > begins);
}
