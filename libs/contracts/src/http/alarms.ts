/** What services find wrong with the house, as they tell notifications, which tells the people (product.md §5: posting failed; calendar, certificate, connector, disk). */
import { z } from 'zod';
import { Code, CompanyCode, PlantCode, ReturnNo, RoleKey } from '../scalars.js';

export const AlarmKind = z.enum(['posting_failed', 'calendar', 'certificate', 'connector', 'disk', 'events', 'claim_due']);
export type AlarmKind = z.infer<typeof AlarmKind>;

/** Path below notifications' API; for services among themselves. */
export const ALARMS_PATH = 'internal/alarms';
/** Of one watch at once; the oldest first. */
export const MOST_ALARMS = 500;

export const Wrong = z.strictObject({
  kind: AlarmKind,
  /** null: the whole installation, so IT of every company hears of it */
  companyCode: CompanyCode.nullable(),
  /** null: of no plant in particular */
  plantCode: PlantCode.nullable(),
  /** what it is about, the same each time it is said: number of the posting, plant, host, channel */
  ref: Code,
  /** a return it stops, if any */
  returnNo: ReturnNo.optional(),
  /** role of the department that owns it; without it IT hears of it, and besides when it is technical */
  role: RoleKey.optional(), technical: z.boolean().optional(),
});
export type Wrong = z.infer<typeof Wrong>;

/** Everything a watch finds wrong now, of its kinds. What it named before and names no more is over. */
export const AlarmStatement = z.strictObject({ source: z.string().regex(/^[a-z0-9][A-Za-z0-9.:_-]{0,119}$/), kinds: z.array(AlarmKind).min(1), wrong: z.array(Wrong).max(MOST_ALARMS) });
export type AlarmStatement = z.infer<typeof AlarmStatement>;
/** What it changed. */
export const AlarmsTaken = z.strictObject({ raised: z.int(), ended: z.int() });
export type AlarmsTaken = z.infer<typeof AlarmsTaken>;
