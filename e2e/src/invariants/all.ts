/** Every promise that can be judged from what a house keeps. The rest (replies, real time, rights) need a driver, see judged-elsewhere.ts. */
import { ATTACHMENTS } from './attachments.js';
import { ATOMIC, NO_LOST_UPDATE, ONE_EFFECT } from './commands.js';
import { DEADLINES, OPEN_TASKS, TIMERS } from './deadlines.js';
import { SEPARATE } from './duties.js';
import { APPLIED_ONCE, IN_ORDER, LIVE, OUTBOX } from './events.js';
import type { House } from './house.js';
import type { Invariant } from './invariant.js';
import { GOODS, MONEY, NUMBERS, OUTSIDE } from './money-and-goods.js';
import { ERASED, PERSONAL } from './people.js';
import { REBUILD } from './rebuild.js';
import { BOUNDS, LEDGER, RUNS } from './runs.js';

export const INVARIANTS: readonly Invariant[] = [
  ONE_EFFECT, ATOMIC, OUTBOX, APPLIED_ONCE, IN_ORDER, MONEY, GOODS, SEPARATE, DEADLINES, TIMERS, RUNS, OPEN_TASKS, NO_LOST_UPDATE, LEDGER, OUTSIDE, ATTACHMENTS, LIVE, BOUNDS, PERSONAL, ERASED, REBUILD, NUMBERS,
];

/** What each promise's findings are, in the order above; an empty list where it holds. */
export async function lookAtAll(house: House): Promise<ReadonlyMap<Invariant, readonly string[]>> {
  const found = new Map<Invariant, readonly string[]>();
  for (const invariant of INVARIANTS) found.set(invariant, await invariant.look(house));
  return found;
}
