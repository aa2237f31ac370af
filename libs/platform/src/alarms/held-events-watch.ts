import type { Database } from '@guitu/persistence/database';
import type { Watch } from './watch.js';

/** Events whose handler failed hold up everything after them until a person looks: one alarm per source. @param service its name */
export const heldEventsWatch = (database: Database, service: string): Watch => ({
  name: 'events', kinds: ['events'],
  look: async () => {
    const held = await database.query<{ source: string }>(`select source from parked where kind = 'poison' group by source order by source`);
    return held.map(({ source }) => ({ kind: 'events' as const, companyCode: null, plantCode: null, ref: `${service}.${source}`.slice(0, 40) }));
  },
});
