import type { ProcessEventBody } from '@guitu/contracts/events/process-events';
import type { EventContext } from '@guitu/messaging/event-context';

/** Keeps how a return ended and its final state; a later ending (after a reopening) replaces it, an older one changes nothing. @returns whether this ending is the last one known */
export async function keepEnd({ tx, seq }: EventContext, closed: ProcessEventBody<'return-closed'>): Promise<boolean> {
  const kept = await tx.execute(
    `insert into return_end as e (company_code, return_no, plant_code, seq, result, closed_at, state) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (company_code, return_no) do update set seq = excluded.seq, result = excluded.result, closed_at = excluded.closed_at, state = excluded.state
     where e.seq < excluded.seq`,
    [closed.companyCode, closed.returnNo, closed.plantCode, seq, closed.result, new Date(closed.closedAt), JSON.stringify(closed.state)],
  );
  return kept > 0;
}

/** Keeps a fact that no running process could take, for sales to file; reported again, it is the same one. */
export async function keepStray({ tx, time }: EventContext, stray: ProcessEventBody<'stray-fact'>): Promise<void> {
  await tx.execute(
    `insert into stray_fact (fact_id, company_code, plant_code, return_no, reason, fact, reported_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [stray.fact.factId, stray.companyCode, stray.plantCode, stray.returnNo, stray.reason, JSON.stringify(stray.fact), time],
  );
}
