/** V28: what a profile needs from the house around it. */
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import { problem, warning, type Problem } from '../problem.js';
import type { ResolvedProfile } from '../types.js';

/** What a profile is published into: the calendars there are, and the local day of publication (`YYYY-MM-DD`). */
export interface House { readonly calendars: readonly CalendarSnapshot[]; readonly today: string }

const inAYear = (day: string): string => `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}${day.slice(4)}`;

/** Coverage is a warning: the State Council publishes a year's days in the autumn before, so nobody can have twelve months all year. */
export function checkCalendar({ calendar }: ResolvedProfile, { calendars, today }: House): Problem[] {
  const found = calendars.filter(({ key }) => key === calendar).toSorted((a, b) => b.version - a.version)[0];
  if (found === undefined) return [problem('V28', 'calendar', `日历 ${calendar} 不存在`, `there is no calendar ${calendar}`)];
  return found.coveredUntil >= inAYear(today) ? []
    : [warning('V28', 'calendar', `日历只排到 ${found.coveredUntil}，之后的时限待定`, `the calendar ends on ${found.coveredUntil}; later deadlines are provisional`)];
}

