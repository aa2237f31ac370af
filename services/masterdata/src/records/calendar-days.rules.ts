/** 节假日与调休: days of a file laid upon the calendar that stands. Pure. */
import { checkSnapshot } from '@guitu/calendar/check-snapshot';
import { parseDay, weekday } from '@guitu/calendar/civil-date';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { Fault } from './record-kinds.rules.js';

/** What a day is: off; worked although its weekday is off; as its weekday says. */
export const DAY_KINDS = { rest: { zh: '休息', en: 'Rest' }, make_up: { zh: '调休上班', en: 'Make-up day' }, work: { zh: '工作', en: 'Work' } } as const;
export type DayKind = keyof typeof DAY_KINDS;
/** What a calendar's days are; the rest of it (zone, shifts, weekend) no file of days changes. */
export type CalendarDays = Pick<CalendarSnapshot, 'holidays' | 'workdays' | 'coveredUntil' | 'weekend' | 'zone' | 'transitions' | 'shifts'>;
export interface GivenDay { readonly date: string; readonly kind: DayKind; /** a calendar only ever reaches further */ readonly coveredUntil: string | null }

/** The calendar with the day as given, or why that cannot be; the very same calendar: the day is so already. */
export function withDay<C extends CalendarDays>(calendar: C, { date, kind, coveredUntil }: GivenDay): C | { readonly faults: readonly Fault[] } {
  const day = parseDay(date);
  if (kind === 'work' && day !== null && calendar.weekend.includes(weekday(day))) return { faults: [{ field: 'kind', code: 'calendar', zh: `${date} 是每周休息日，上班请填“调休上班”。`, en: `${date} is a day off of the week: to work on it, say make-up day.` }] };
  const listed = (days: readonly string[], wanted: boolean): readonly string[] => (days.includes(date) === wanted ? days : wanted ? [...days, date].sort() : days.filter((one) => one !== date));
  const [holidays, workdays] = [listed(calendar.holidays, kind === 'rest'), listed(calendar.workdays, kind === 'make_up')];
  const reach = coveredUntil !== null && coveredUntil > calendar.coveredUntil ? coveredUntil : calendar.coveredUntil;
  if (holidays === calendar.holidays && workdays === calendar.workdays && reach === calendar.coveredUntil) return calendar;
  const next = { ...calendar, holidays, workdays, coveredUntil: reach };
  const problems = checkSnapshot({ ...next, key: 'x', version: 1 });
  return problems.length === 0 ? next : { faults: problems.map(({ zh, en }): Fault => ({ field: 'date', code: 'calendar', zh: `${zh}。`, en: `${en}.` })) };
}
