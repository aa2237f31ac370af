/** 跟进: who owns it, by when, and who is told when nobody acts. The ladder never runs dry (process-model.md §1.6). Pure. */
import { dueInstant } from '@guitu/calendar/add-span';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { CalendarSpan } from '@guitu/calendar/span';
import type { FollowUpKind } from '@guitu/contracts/events/follow-up-stated';
import type { Dept, Label } from '@guitu/contracts/vocabulary';

const HOUR_MS = 3_600_000;
/** After the last rung management is reminded every so many hours until it ends. */
const AGAIN_HOURS = 7 * 24;

/** By the plant's calendar; for a plant that has none, so many hours on the wall. */
interface Limit { readonly span: CalendarSpan; readonly hours: number }
export interface FollowUpRule {
  /** verb first; the reference follows */
  readonly words: Label;
  readonly owner: { readonly dept: Dept; readonly role: string; readonly head: string };
  /** from its opening */
  readonly due: Limit;
  /** after its opening, at which these roles are told; before the first only the owner */
  readonly rungs: readonly (Limit & { readonly to: readonly string[] })[];
}

const hours = (count: number): Limit => ({ span: { natural: count * 60 }, hours: count });
const workingHours = (count: number, hours: number): Limit => ({ span: { working: count * 60 }, hours });
/** To the end of the last shift of the n-th working day after. */
const workdays = (count: number): Limit => ({ span: { workdays: count, until: 'shift_end' }, hours: count * 24 });

export const FOLLOW_UPS: Readonly<Record<FollowUpKind, FollowUpRule>> = {
  // a parcel must never be forgotten: sales has a working day, then its head, then management
  identify_parcel: {
    words: { zh: '识别包裹', en: 'Find out whose parcel this is:' }, owner: { dept: 'SALES', role: 'sales', head: 'salesHead' }, due: workdays(1),
    rungs: [{ ...workingHours(4, 18), to: ['sales'] }, { ...workdays(1), to: ['sales', 'salesHead'] }, { ...workdays(2), to: ['salesHead', 'gm'] }],
  },
  // carriers take a claim within 24 h of delivery, whatever day it is (product.md B3)
  carrier_claim: {
    words: { zh: '向承运人索赔', en: 'Claim on the carrier for' }, owner: { dept: 'LOGISTICS', role: 'logi', head: 'whHead' }, due: hours(24),
    rungs: [{ ...hours(18), to: ['logi'] }, { ...hours(24), to: ['logi', 'whHead'] }, { ...hours(48), to: ['whHead', 'gm'] }],
  },
  count_difference: {
    words: { zh: '查明盘点差异', en: 'Explain the difference found by count' }, owner: { dept: 'WAREHOUSE', role: 'keeper', head: 'whHead' }, due: workdays(3),
    rungs: [{ ...workdays(2), to: ['keeper'] }, { ...workdays(3), to: ['keeper', 'whHead'] }, { ...workdays(5), to: ['whHead', 'gm'] }],
  },
};

export const titleOf = (kind: FollowUpKind, ref: string): Label => ({ zh: `${FOLLOW_UPS[kind].words.zh} ${ref}`, en: `${FOLLOW_UPS[kind].words.en} ${ref}` });
/** @param openedAt UTC milliseconds · @param calendar the plant's; null: it has none */
export const dueOf = (kind: FollowUpKind, openedAt: number, calendar: CalendarSnapshot | null): number => endOf(FOLLOW_UPS[kind].due, openedAt, calendar);

const endOf = ({ span, hours }: Limit, from: number, calendar: CalendarSnapshot | null): number => (calendar === null ? from + hours * HOUR_MS : dueInstant(calendar, from, span).at);

/** When the next rung after `rung` is reached (0: opened), UTC milliseconds, no earlier than the one before. There always is one. */
export function nextRungAt(kind: FollowUpKind, openedAt: number, rung: number, calendar: CalendarSnapshot | null): number {
  const ends = FOLLOW_UPS[kind].rungs.map((one) => endOf(one, openedAt, calendar));
  const reached = Math.max(...ends.slice(0, rung + 1));
  return rung < ends.length ? reached : reached + (rung - ends.length + 1) * AGAIN_HOURS * HOUR_MS;
}

/** Who is told at a rung: the owner when it is opened, the last rung's people ever after. */
export function toldAt(kind: FollowUpKind, rung: number): { role: string; head?: string }[] {
  const { owner, rungs } = FOLLOW_UPS[kind];
  if (rung === 0) return [{ role: owner.role, head: owner.head }];
  return (rungs[Math.min(rung, rungs.length) - 1]?.to ?? [owner.head]).map((role) => (role === owner.role ? { role, head: owner.head } : { role }));
}
