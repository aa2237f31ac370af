/** The calendar of the acceptance scenarios (procedures.md §5): Monday to Friday, no holidays. */
import type { CalendarSnapshot } from '../snapshot.js';
import { HOUSE_SHIFTS, SATURDAY_SUNDAY, SHANGHAI, SHANGHAI_TRANSITIONS } from './shanghai.js';

export const TEST_PLAIN: CalendarSnapshot = {
  key: 'test-plain', version: 1, zone: SHANGHAI, transitions: SHANGHAI_TRANSITIONS, shifts: HOUSE_SHIFTS, weekend: SATURDAY_SUNDAY,
  holidays: [], workdays: [], coveredUntil: '2099-12-31',
};
