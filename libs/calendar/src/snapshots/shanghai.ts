/** What every calendar of the Chinese mainland shares; house default of process-model.md §7. */
import type { Shift, ZoneTransition } from '../snapshot.js';

export const SHANGHAI = 'Asia/Shanghai';
/** UTC+8 without summer time since 1991-09-15. */
export const SHANGHAI_TRANSITIONS: readonly ZoneTransition[] = [{ fromUtcMs: 684_867_600_000, offsetMinutes: 480 }];
/** 08:00–12:00, 13:00–17:30 */
export const HOUSE_SHIFTS: readonly Shift[] = [{ startMinute: 480, endMinute: 720 }, { startMinute: 780, endMinute: 1050 }];
export const SATURDAY_SUNDAY: readonly number[] = [6, 7];
