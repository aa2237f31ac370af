/**
 * The official calendar of the Chinese mainland with 调休, from the yearly notices of the State Council's General Office:
 * 国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号，2024-11-12）and
 * 国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）. For 2027 no arrangement was announced when this was written: the days off
 * that hold by law (全国年节及纪念日放假办法, 2024-11-10, 第二条) stand in it, their 调休 cannot. So it is covered until 2026-12-31, and due times
 * that count working days after it are provisional until a version with the arrangement is published.
 */
import { formatDay, parseDay } from '../civil-date.js';
import type { CalendarSnapshot } from '../snapshot.js';
import { HOUSE_SHIFTS, SATURDAY_SUNDAY, SHANGHAI, SHANGHAI_TRANSITIONS } from './shanghai.js';

/** All days from one date to another, both included. */
function days(first: string, last: string): string[] {
  const [from, to] = [parseDay(first), parseDay(last)];
  if (from === null || to === null) throw new RangeError(`no such day: ${first} – ${last}`);
  return Array.from({ length: to - from + 1 }, (_, index) => formatDay(from + index));
}

export const CN_STANDARD: CalendarSnapshot = {
  key: 'cn-standard', version: 2, zone: SHANGHAI, transitions: SHANGHAI_TRANSITIONS, shifts: HOUSE_SHIFTS, weekend: SATURDAY_SUNDAY,
  holidays: [
    ...days('2025-01-01', '2025-01-01'), // 元旦
    ...days('2025-01-28', '2025-02-04'), // 春节
    ...days('2025-04-04', '2025-04-06'), // 清明节
    ...days('2025-05-01', '2025-05-05'), // 劳动节
    ...days('2025-05-31', '2025-06-02'), // 端午节
    ...days('2025-10-01', '2025-10-08'), // 国庆节、中秋节
    ...days('2026-01-01', '2026-01-03'), // 元旦
    ...days('2026-02-15', '2026-02-23'), // 春节
    ...days('2026-04-04', '2026-04-06'), // 清明节
    ...days('2026-05-01', '2026-05-05'), // 劳动节
    ...days('2026-06-19', '2026-06-21'), // 端午节
    ...days('2026-09-25', '2026-09-27'), // 中秋节
    ...days('2026-10-01', '2026-10-07'), // 国庆节
    // 2027: by law alone, 调休 not announced yet
    ...days('2027-01-01', '2027-01-01'), // 元旦
    ...days('2027-02-05', '2027-02-08'), // 春节: 除夕 to 初三
    ...days('2027-04-05', '2027-04-05'), // 清明节
    ...days('2027-05-01', '2027-05-02'), // 劳动节
    ...days('2027-06-09', '2027-06-09'), // 端午节
    ...days('2027-09-15', '2027-09-15'), // 中秋节
    ...days('2027-10-01', '2027-10-03'), // 国庆节
  ],
  workdays: [
    '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
    '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
  ],
  coveredUntil: '2026-12-31',
};
