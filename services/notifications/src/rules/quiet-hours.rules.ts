/** When somebody may be rung: in the own shift but not at lunch, not on leave; on duty (值班) always. Pure. */
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import { instantAt, nextDate } from '@guitu/masterdata-view/zoned-day.rules';
import { LUNCH, UNROSTERED } from './notification-rules.js';

export interface Whom { readonly companyCode: string; readonly staff: string }
const covers = ({ from, to }: { from: number; to: number }, at: number): boolean => from <= at && at < to;
const DAY = 86_400_000;
/** A leave that lasts longer than this ends before the message is looked at again. */
const LOOK_AHEAD_DAYS = 15;

/** Roster and leave of one person. */
export interface Presence { readonly roster: PeopleRecords['roster']; readonly leaves: PeopleRecords['leaves'] }
export function presenceOf(records: PeopleRecords, { companyCode, staff }: Whom): Presence {
  const own = (one: Whom): boolean => one.companyCode === companyCode && one.staff === staff;
  return { roster: records.roster.filter(own), leaves: records.leaves.filter(own) };
}

export function isQuiet({ roster, leaves }: Presence, at: number, zone: string): boolean {
  if (leaves.some((leave) => covers(leave, at))) return true;
  if (roster.some((day) => day.duty && covers(day, at))) return false;
  const local = localTime(at, zone);
  const atLunch = local.minute >= LUNCH.fromMinute && local.minute < LUNCH.toMinute;
  if (roster.some(({ shift }) => shift !== null && covers(shift, at))) return atLunch;
  if (roster.some((day) => covers(day, at))) return true;
  return atLunch || !UNROSTERED.days.includes(local.weekday) || local.minute < UNROSTERED.startMinute || local.minute >= UNROSTERED.endMinute;
}

/** The first instant from `at` on that is not quiet; when there is none in a fortnight, the next day at this time. */
export function ringsFrom(presence: Presence, at: number, zone: string): number {
  if (!isQuiet(presence, at, zone)) return at;
  const ends = [...presence.roster.flatMap(({ from, shift, duty }) => [...(shift === null ? [] : [shift.from]), ...(duty ? [from] : [])]), ...presence.leaves.map(({ to }) => to)];
  let { date } = localTime(at, zone);
  for (let day = 0; day < LOOK_AHEAD_DAYS; day += 1, date = nextDate(date)) ends.push(instantAt(date, UNROSTERED.startMinute, zone), instantAt(date, LUNCH.toMinute, zone));
  return ends.filter((one) => one > at).sort((one, other) => one - other).find((one) => !isQuiet(presence, one, zone)) ?? at + DAY;
}

/** Working time of an unrostered day between two instants, by the quarter of an hour (ms). */
export function workingTime(from: number, to: number, zone: string): number {
  const quarter = 900_000;
  let worked = 0;
  for (let at = from; at < to && at - from < LOOK_AHEAD_DAYS * DAY; at += quarter) if (!isQuiet({ roster: [], leaves: [] }, at, zone)) worked += Math.min(quarter, to - at);
  return worked;
}

/** When somebody has worked so many hours from an instant on, by the quarter of an hour; of whoever works none in a fortnight, its end (UTC ms). */
export function workedUntil(presence: Presence, from: number, hours: number, zone: string): number {
  const quarter = 900_000;
  let left = hours * 3_600_000;
  let at = from;
  for (; left > 0 && at - from < LOOK_AHEAD_DAYS * DAY; at += quarter) if (!isQuiet(presence, at, zone)) left -= quarter;
  return at;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** Making one takes longer than using it a hundred times. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  formats.set(zone, made);
  return made;
}

/** Local date, minute of the day and ISO day of the week. */
export function localTime(at: number, zone: string): { readonly date: string; readonly minute: number; readonly weekday: number } {
  const parts = Object.fromEntries(formatOf(zone).formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
  return { date, minute: Number(parts['hour']) * 60 + Number(parts['minute']), weekday: ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1 };
}
