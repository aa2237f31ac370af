/** Clocks of a return that ran out while a component was away: the people stood before a closed counter. */
import type { Databases } from '../books/databases.js';
import type { Outage } from './kill-at-random.js';

/** What piled up is heard after this at the latest: a reader is missed after 6 s, and its share given to another within 12 s (libs/messaging, CONSUMER_SETTINGS). */
const CATCHES_UP_MS = 18_000;

/** Codes of the clocks that were running during an outage and are late. */
export async function excusedClocks(databases: Databases, subject: string, outages: readonly Outage[]): Promise<Set<string>> {
  if (outages.length === 0) return new Set();
  const late = await databases.rows<{ sla: string; started: string; breached: string }>('process', `
    select distinct body->>'sla' as sla, body->>'startedAt' as started, body->>'breachedAt' as breached from journal
    where subject = $1 and type = 'process.clock-stated.v1' and body->>'breachedAt' is not null`, [subject]);
  const wasDown = (from: number, to: number) => outages.some((outage) => outage.from < to && outage.to + CATCHES_UP_MS > from);
  return new Set(late.filter(({ started, breached }) => wasDown(Number(started), Number(breached))).map(({ sla }) => sla));
}
