import type { Wrong } from '@guitu/contracts/http/alarms';
import type { Database } from '@guitu/persistence/database';
import type { Watch } from '@guitu/platform/alarms/watch';
import { readCalendarCoverage } from './calendar-coverage.js';

/** Plants whose calendar ends within sixty days, has ended, or is none: somebody must publish the next year. @param clock UTC ms */
export const calendarWatch = (database: Database, clock: () => number): Watch => ({
  name: 'calendars', kinds: ['calendar'],
  look: async () => {
    const plants = await database.query<{ company: string; codes: string[] }>(`select company_code as company, array_agg(code order by code) as codes from master_record where type = 'plant' group by 1 order by 1`);
    const wrong: Wrong[] = [];
    for (const { company: companyCode, codes } of plants) {
      const { items } = await readCalendarCoverage(database, companyCode, codes, clock());
      wrong.push(...items.filter(({ ends }) => ends !== 'later').map(({ plantCode }) => ({ kind: 'calendar' as const, companyCode, plantCode, ref: plantCode })));
    }
    return wrong;
  },
});
