/** Dates as people write them: 2025-3-3, 2025/03/03, 2025.3.3, 2025年3月3日, 20250303, Excel's day numbers; a time may follow. */
import { dateOfDayNumber, isDayNumber } from '../excel-date.rules.js';

const WRITTEN = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

export interface LocalTime { readonly date: string; readonly minutes: number; readonly seconds: number; /** a time was written */ readonly timed: boolean }

/** Null when it is no date, or a day that does not exist. Two-digit years and day-month-year are not guessed at. */
export function localTimeOf(narrow: string): LocalTime | null {
  const match = WRITTEN.exec(narrow) ?? COMPACT.exec(narrow);
  if (match === null) {
    const value = /^\d{5}(?:\.\d+)?$/.test(narrow) ? Number(narrow) : NaN;
    return isDayNumber(value) ? localTimeOf(dateOfDayNumber(value)) : null;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day || year < 1950 || year > 2099) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  return { date: at.toISOString().slice(0, 10), minutes: hour * 60 + minute, seconds: second, timed: match[4] !== undefined };
}
