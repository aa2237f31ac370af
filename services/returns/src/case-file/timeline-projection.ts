import type { EventContext } from '@guitu/messaging/event-context';
import type { AboutReturn } from './about-return.js';
import { entryInstant, type StoredBody } from './timeline.rules.js';

/** Adds an event to its return's timeline. Commutative and idempotent: its place is given by (at, source, seq), not by arrival. */
export async function addToTimeline({ tx, source, seq, id, type, time }: EventContext, about: AboutReturn, body: StoredBody): Promise<void> {
  await tx.execute(
    `insert into timeline_entry (company_code, return_no, source, seq, plant_code, event_id, type, at, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [about.companyCode, about.returnNo, source, seq, about.plantCode, id, type, new Date(entryInstant(type, body, time.getTime())), JSON.stringify(body)],
  );
}
