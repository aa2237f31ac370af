import { factEvent } from '@guitu/contracts/events/fact-events';
import type { FactBody } from '@guitu/contracts/fact';
import { subjectOf } from '@guitu/contracts/process-names';
import type { Desk } from '@guitu/contracts/vocabulary';
import type { Journal, Stamp } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Authority } from './authority.js';
import { keepFact } from './fact-store.js';

/** A fact before the journal gives it its id and its time. */
export type NewFact = Omit<FactBody, 'factId' | 'performedAt' | 'recordedAt'>;
export interface HowStated {
  readonly traceparent?: string | undefined;
  readonly authority?: Authority | null;
  /** when it happened, by the time it is recorded (UTC ms); without it then */
  readonly performedAt?: (recordedAt: number) => number;
}

/** Says a fact of a desk to the process and keeps it here, in one transaction. @returns it, with its number in the stream of its return */
export async function stateFact(tx: Transaction, journal: Journal, desk: Desk, fact: NewFact, { traceparent, authority = null, performedAt = (at) => at }: HowStated = {}): Promise<FactBody & { readonly seq: number }> {
  const stated = ({ id, recordedAt }: Pick<Stamp, 'id' | 'recordedAt'>): FactBody => ({ factId: id, ...fact, performedAt: performedAt(recordedAt.getTime()), recordedAt: recordedAt.getTime() });
  const stamp = await journal.append(tx, factEvent(desk, fact.kind), { subject: subjectOf(fact.companyCode, fact.returnNo), ...(traceparent !== undefined && { traceparent }), body: stated });
  const body = stated(stamp);
  await keepFact(tx, body, stamp.seq, authority);
  return { ...body, seq: stamp.seq };
}
