import type { ProcessEventBody } from '@guitu/contracts/events/process-events';
import type { ReturnStatus } from '@guitu/contracts/status';
import type { EventContext } from '@guitu/messaging/event-context';

/** Keeps the process' last whole statement about a return; an older one that comes later changes nothing. */
export async function keepStatus({ tx, seq }: EventContext, status: ReturnStatus): Promise<void> {
  const dues = status.waitingFor.flatMap((wait) => (wait.dueAt === null ? [] : [wait.dueAt]));
  await tx.execute(
    `insert into return_status as s (company_code, return_no, seq, status, stages, owner_depts, closed, due_at, late)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (company_code, return_no) do update set seq = excluded.seq, status = excluded.status, stages = excluded.stages,
       owner_depts = excluded.owner_depts, closed = excluded.closed, due_at = excluded.due_at, late = excluded.late
     where s.seq < excluded.seq`,
    [
      status.companyCode, status.returnNo, seq, JSON.stringify(status), status.stages, [...new Set(status.waitingFor.map((wait) => wait.dept))],
      status.closed, dues.length === 0 ? null : new Date(Math.min(...dues)), status.waitingFor.some((wait) => wait.late),
    ],
  );
}

/** Keeps how a return ended and its final state; a later ending (after a reopening) replaces it. */
export async function keepEnd({ tx, seq }: EventContext, closed: ProcessEventBody<'return-closed'>): Promise<void> {
  await tx.execute(
    `insert into return_end as e (company_code, return_no, seq, result, closed_at, state) values ($1, $2, $3, $4, $5, $6)
     on conflict (company_code, return_no) do update set seq = excluded.seq, result = excluded.result, closed_at = excluded.closed_at, state = excluded.state
     where e.seq < excluded.seq`,
    [closed.companyCode, closed.returnNo, seq, closed.result, new Date(closed.closedAt), JSON.stringify(closed.state)],
  );
}
