/** Stores a department's fact in the transaction that moves the position; a registration also opens the return's row. */
import type { EventContext } from '@guitu/messaging/event-context';
import { RegisterPayload } from '@guitu/contracts/facts/intake';
import type { FactBody } from '@guitu/contracts/fact';
import { subjectOf, workflowId } from '@guitu/contracts/process-names';
import type { Transaction } from '@guitu/persistence/transaction';
import { z } from 'zod';
import type { DeliverFacts } from './deliver-facts.js';
import { settleOperatorEntry } from './settle-operator-entry.js';

const ReadableRegistration = z.object({
  customerCode: RegisterPayload.shape.customerCode,
  policy: RegisterPayload.shape.policy.strip(),
  calendar: RegisterPayload.shape.calendar.strip(),
});

export class StoreFact {
  constructor(private readonly deliverFacts: DeliverFacts) {}

  /** @throws when the fact speaks of another return than its key: it is parked with that reason */
  async execute(context: EventContext, fact: FactBody): Promise<void> {
    const { tx, source, seq } = context;
    const subject = subjectOf(fact.companyCode, fact.returnNo);
    if (subject !== context.subject) throw new Error(`键与内容不符 / key ${context.subject} carries a fact of ${subject}`);
    if (fact.kind === 'register') await openInstance(tx, subject, fact);
    await tx.execute(
      `insert into fact (source, subject, seq, fact_id, kind, via, body, recorded_at, received_at, claimed_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, date_trunc('milliseconds', clock_timestamp()), clock_timestamp() + interval '10 seconds')
       on conflict (source, subject, seq) do nothing`,
      [source, subject, seq, fact.factId, fact.kind, fact.via, JSON.stringify({ ...fact, source, seq }), new Date(fact.recordedAt)],
    );
    await settleOperatorEntry(tx, subject, fact);
    tx.afterCommit(() => this.deliverFacts.offer(subject, isBulk(fact) ? 'bulk' : 'people'));
  }
}

/** Registrations that no person waits for: imports and go-live loads. */
const isBulk = (fact: FactBody): boolean => fact.kind === 'register' && fact.via === 'system';

/** The row of a return that its registration opens. @param takenOverAt 期初在途: instant of the load (UTC ms) */
export async function openInstance(tx: Transaction, subject: string, fact: FactBody, takenOverAt: number | null = null): Promise<void> {
  const { customerCode, policy, calendar } = ReadableRegistration.parse(fact.payload);
  await tx.execute(
    `insert into instance (subject, company_code, plant_code, return_no, customer_code, workflow_id,
       policy_key, policy_version, policy_sha256, calendar_key, calendar_version, calendar_sha256, opened_at, taken_over_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (subject) do nothing`,
    [
      subject, fact.companyCode, fact.plantCode, fact.returnNo, customerCode, workflowId(fact.companyCode, fact.returnNo),
      policy.key, policy.version, policy.sha256, calendar.key, calendar.version, calendar.sha256, new Date(fact.recordedAt),
      takenOverAt === null ? null : new Date(takenOverAt),
    ],
  );
}
