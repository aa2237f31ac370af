/** Which days are worked, and the shifts of a day as instants. */
import { formatDay, parseDay, weekday } from './civil-date.js';
import type { CalendarSnapshot } from './snapshot.js';
import { instantOf, localDay } from './zone.js';

/** How far a search for working days goes before it gives up: ten years, more than any limit of a procedure. */
export const SEARCH_DAYS = 3660;

/** Make-up day (调休) before holiday before weekend. */
export function isWorkingDay(snapshot: CalendarSnapshot, dayNo: number): boolean {
  const date = formatDay(dayNo);
  if (snapshot.workdays.includes(date)) return true;
  return !snapshot.holidays.includes(date) && !snapshot.weekend.includes(weekday(dayNo));
}

/** False for days whose holidays are not published yet. */
export const isCovered = (snapshot: CalendarSnapshot, dayNo: number): boolean => dayNo <= (parseDay(snapshot.coveredUntil) ?? -1);

export interface WorkInterval { readonly fromMs: number; readonly toMs: number }

/** The shifts of one local day as instants; none on a day off. */
export function shiftsOf(snapshot: CalendarSnapshot, dayNo: number): WorkInterval[] {
  if (!isWorkingDay(snapshot, dayNo)) return [];
  return snapshot.shifts.map(({ startMinute, endMinute }) => ({
    fromMs: instantOf(snapshot, dayNo, startMinute), toMs: instantOf(snapshot, dayNo, endMinute),
  }));
}

/** 24:00 of a local day, or the end of its last shift. */
export function dayEnd(snapshot: CalendarSnapshot, dayNo: number, until: 'shift_end' | 'day_end'): number {
  const last = snapshot.shifts.at(-1);
  return instantOf(snapshot, dayNo, until === 'day_end' || last === undefined ? 1440 : last.endMinute);
}

/** Milliseconds of shifts between two instants; 0 when `toMs` is not later. */
export function workingMsBetween(snapshot: CalendarSnapshot, fromMs: number, toMs: number): number {
  let sum = 0;
  for (let day = localDay(snapshot, fromMs); day <= localDay(snapshot, toMs); day += 1) {
    for (const shift of shiftsOf(snapshot, day)) sum += Math.max(0, Math.min(toMs, shift.toMs) - Math.max(fromMs, shift.fromMs));
  }
  return sum;
}
