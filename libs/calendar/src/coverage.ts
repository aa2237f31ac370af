/** How long a calendar can still be trusted (product.md I4): the year after is announced each November, and must be published here. */
import { parseDay } from './civil-date.js';
import type { CalendarSnapshot } from './snapshot.js';

/** With fewer days left somebody must publish the next year. */
export const COVERAGE_WARNING_DAYS = 60;

export interface Coverage {
  /** days from today until the last announced one; negative: the calendar has run out */
  readonly daysLeft: number;
  readonly ends: 'later' | 'soon' | 'over';
}

/** @param today local day, `YYYY-MM-DD` @throws RangeError when one of the days does not exist */
export function coverageOf({ coveredUntil }: Pick<CalendarSnapshot, 'coveredUntil'>, today: string): Coverage {
  const [last, now] = [parseDay(coveredUntil), parseDay(today)];
  if (last === null || now === null) throw new RangeError(`no such day: ${coveredUntil}, ${today}`);
  const daysLeft = last - now;
  return { daysLeft, ends: daysLeft < 0 ? 'over' : daysLeft < COVERAGE_WARNING_DAYS ? 'soon' : 'later' };
}
