import type { EventContext } from '@guitu/messaging/event-context';

/** What every event about a return says of itself. */
export interface AboutReturn { readonly companyCode: string; readonly returnNo: string }

/**
 * Adds an event to its return's timeline. Commutative and idempotent: the place is given by (at, source, seq), not by arrival.
 * @param at when it counts, UTC ms: a fact's recordedAt; for an effect the instant the process' database recorded it
 */
export async function addToTimeline(context: EventContext, about: AboutReturn, body: unknown, at: number): Promise<void> {
  await context.tx.execute(
    `insert into timeline_entry (company_code, return_no, source, seq, event_id, type, at, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [about.companyCode, about.returnNo, context.source, context.seq, context.id, context.type, new Date(at), JSON.stringify(body)],
  );
}
