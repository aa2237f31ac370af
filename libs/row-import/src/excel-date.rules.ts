/** Excel's day numbers. */
const DAY_MS = 86_400_000;
/** Day 0 of the system that counts from 1900 (with its invented 1900-02-29), and of the one that counts from 1904. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 1954-10-03 to 2119-01-14: a number outside is no date anybody means. */
export const isDayNumber = (value: number): boolean => value >= 20_000 && value < 80_000;

/** `2025-03-03` or `2025-03-03T08:30:00` of a day number, to the second. */
export function dateOfDayNumber(value: number, from1904: boolean = false): string {
  const seconds = Math.round(value * 86_400);
  const text = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + seconds * 1000).toISOString().slice(0, 19);
  return seconds * 1000 % DAY_MS === 0 ? text.slice(0, 10) : text;
}
