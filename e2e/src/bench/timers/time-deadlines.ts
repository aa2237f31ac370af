/** How late a deadline is told: returns of the time-lapse procedure are left to breach their first limit, while bare timers fall due beside them. */
import { setTimeout as pause } from 'node:timers/promises';
import { subjectOf } from '@guitu/contracts/process-names';
import { DEMO_COMPANY } from '@guitu/identity/demo-people';
import type { Databases } from '../../books/databases.js';
import type { Floor } from '../floor/floor.js';
import { inLanes } from '../measure/lanes.js';
import type { ClerksInAHurry } from '../product/clerks-in-a-hurry.js';
import type { ReturnPath } from '../product/return-path.js';

const RETURNS = 8;
const AT_ONCE = 4;
/** What leaves the house waits so long after due for facts still on their way (contextOf). */
const SETTLE_MS = 5_000;
/** About when the limit of the time-lapse is over. */
const FIRST_MS = 12_000;
const APART_MS = 250;
const LIMIT_MS = 90_000;

/** ms each deadline was recorded after it was due; of the product less the settling time. None of either may be negative: nobody is told before the time. */
export interface Lateness { readonly product: readonly number[]; readonly floor: readonly number[] }

/** @throws Error when a deadline was not told at all */
export async function timeDeadlines(clerks: ClerksInAHurry, path: ReturnPath, floor: Floor, databases: Databases, runId: string): Promise<Lateness> {
  const returns = await inLanes(RETURNS, AT_ONCE, (index) => clerks.upTo(`deadline-${index}`, 'headline-lapse', path, 'arrival_notice'));
  const bare = await floor.ring({ prefix: `${runId}-deadline`, timers: RETURNS, firstMs: FIRST_MS, apartMs: APART_MS });
  const subjects = returns.map((returnNo) => subjectOf(DEMO_COMPANY, returnNo));
  for (const deadline = Date.now() + LIMIT_MS; ; await pause(200)) {
    const rows = await databases.rows<{ late: number }>('process',
      `select min(extract(epoch from recorded_at)::float8 * 1000 - (body->>'dueAt')::float8) as late from journal
       where subject = any($1) and type like '%rung-reached%' and body->>'sla' = 'arrival_notify' and body->>'action' = 'breach' group by subject`, [subjects]);
    if (rows.length === returns.length) return { product: rows.map(({ late }) => late - SETTLE_MS), floor: bare };
    if (Date.now() > deadline) throw new Error(`${rows.length} of ${returns.length} deadlines were told`);
  }
}
