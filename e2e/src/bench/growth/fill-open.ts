/** Fills the house with returns that really run: registered over HTTP, some taken further; each waits in Temporal for its next fact or deadline. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Databases } from '../../books/databases.js';
import { BOOKS, type Book } from '../../books/databases.js';
import { inLanes } from '../measure/lanes.js';
import type { ClerksInAHurry, Goods, Pace } from '../product/clerks-in-a-hurry.js';
import type { ReturnPath } from '../product/return-path.js';

const AT_ONCE = 16;
/** One in so many goes on after its registration, one stop further than the one before it, up to one before the last. */
export const FURTHER = 10;
const PACE: Pace = { first: 300, growth: 1.5, most: 2_000 };
const CUSTOMERS = 500;
const LIMIT_MS = 20 * 60_000;

export const goodsOf = (index: number): Goods => ({ customerCode: `C${1_000 + (index % CUSTOMERS)}`, batch: `A${index}` });
/** How many stops return `index` has behind it when it is left. */
export const stopsOf = (index: number, path: number): number => (index % FURTHER === 0 ? 1 + ((index / FURTHER) % (path - 1)) : 0);

/** Opens returns `from` … `to − 1`. @returns their numbers */
export async function fillOpen(clerks: ClerksInAHurry, path: ReturnPath, databases: Databases, from: number, to: number, say: (line: string) => void): Promise<readonly string[]> {
  const startedAt = performance.now();
  let [done, told] = [0, Date.now()];
  const opened = await inLanes(to - from, AT_ONCE, async (place) => {
    const index = from + place;
    const returnNo = await clerks.leaveOpen(`open-${index}`, path.slice(0, stopsOf(index, path.length)), PACE, goodsOf(index));
    done += 1;
    if (Date.now() - told > 60_000) {
      told = Date.now();
      say(`  ${from + done} open returns`);
    }
    return returnNo;
  });
  await calm(databases);
  say(`${to - from} returns opened in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
  return opened;
}

/** Until nothing is under way any more: every run started, every journal sent, every fact applied. @throws Error when that takes too long */
export async function calm(databases: Databases): Promise<void> {
  const count = async (book: Book, sql: string): Promise<number> => Number((await databases.rows<{ n: string }>(book, sql))[0]?.n);
  for (const deadline = Date.now() + LIMIT_MS; ; await pause(500)) {
    const waiting = [
      await count('process', `select (select count(*) from instance where started_at is null) + (select count(*) from fact where state <> 'refused' and applied_at is null) as n`),
      ...(await Promise.all((Object.keys(BOOKS) as Book[]).map((book) => count(book, 'select count(*) as n from journal where sent_at is null')))),
    ].reduce((sum, n) => sum + n, 0);
    if (waiting === 0) break;
    if (Date.now() > deadline) throw new Error(`${waiting} things are still under way`);
  }
  await pause(5_000);
}
