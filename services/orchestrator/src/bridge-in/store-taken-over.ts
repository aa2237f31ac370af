/** 期初在途: stores a return that was under way before Guitu with all its facts, in the transaction that moves the position (adr/0012). */
import { ReturnTakenOverV1 } from '@guitu/contracts/events/return-taken-over';
import { readEvent } from '@guitu/contracts/events/read-event';
import { subjectOf } from '@guitu/contracts/process-names';
import type { EventContext } from '@guitu/messaging/event-context';
import type { DeliverFacts } from './deliver-facts.js';
import { openInstance } from './store-fact.js';

export class StoreTakenOver {
  constructor(private readonly deliverFacts: DeliverFacts) {}

  /** Heard again, nothing changes. @throws when a needed field is missing: it is parked with that reason */
  async execute({ tx }: EventContext, body: unknown): Promise<void> {
    const { companyCode, returnNo, register, facts, takenOverAt } = readEvent(ReturnTakenOverV1, body);
    const subject = subjectOf(companyCode, returnNo);
    await openInstance(tx, subject, register, takenOverAt);
    // nobody waited for them: to the process they came when they were recorded
    await tx.execute(
      `insert into fact (source, subject, seq, fact_id, kind, via, body, recorded_at, received_at, claimed_until)
       select f->>'source', $1, (f->>'seq')::int, (f->>'factId')::uuid, f->>'kind', f->>'via', f, at, at, clock_timestamp() + interval '10 seconds'
       from jsonb_array_elements($2::jsonb) as f, to_timestamp((f->>'recordedAt')::float8 / 1000) as at
       on conflict (source, subject, seq) do nothing`,
      [subject, JSON.stringify([register, ...facts])],
    );
    tx.afterCommit(() => this.deliverFacts.offer(subject, 'bulk'));
  }
}
