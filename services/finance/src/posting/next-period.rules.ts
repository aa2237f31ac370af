/** When a document that met a closed period may be sent again (product.md §1 E4). Pure. */
import { instantAt } from '@guitu/masterdata-view/zoned-day.rules';

/** The first instant of the month after the one of `now`, where the books are kept. */
export function nextPeriod(now: number, zone: string): Date {
  const [year = 0, month = 0] = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit' }).format(now).split('-').map(Number);
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return new Date(instantAt(`${nextYear}-${String(nextMonth).padStart(2, '0')}-01`, 0, zone));
}

/** A quarter (ms): what waits longer is withdrawn and ordered anew. */
const PARKED_AT_MOST = 93 * 86_400_000;

/** A document may be parked until an instant ahead, within the quarter. @param until, now UTC ms */
export const mayWaitUntil = (until: number, now: number): boolean => until > now && until <= now + PARKED_AT_MOST;
