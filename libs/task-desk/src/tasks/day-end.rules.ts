import { instantAt, localDate, nextDate } from '@guitu/masterdata-view/zoned-day.rules';

/** End of the local day in which `now` lies (UTC ms). */
export const dayEnd = (now: number, zone: string): number => instantAt(nextDate(localDate(now, zone)), 0, zone);
