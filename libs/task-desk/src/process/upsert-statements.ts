/** Whole statements of the process about clocks and returns, kept under the higher sequence. */
import type { ClockStatement } from '@guitu/contracts/events/process-events';
import type { ReturnStatus } from '@guitu/contracts/status';
import type { Transaction } from '@guitu/persistence/transaction';

/** Keeps a clock that a department of this desk owns or that runs on a task of this desk, to its end, wherever it goes on; others are no concern of it. */
export async function upsertClock(tx: Transaction, clock: ClockStatement, seq: number, owned: boolean): Promise<void> {
  await tx.execute(
    `insert into clock (company_code, return_no, clock_id, plant_code, task_id, seq, state, due_at, body)
     select $1, $2, $3, $4, $5, $6, $7, to_timestamp($8::float8 / 1000), $9
     where $10 or exists (select 1 from task where company_code = $1 and return_no = $2 and task_id = $5)
       or exists (select 1 from clock where company_code = $1 and return_no = $2 and clock_id = $3)
     on conflict (company_code, return_no, clock_id) do update set
       task_id = excluded.task_id, seq = excluded.seq, state = excluded.state, due_at = excluded.due_at, body = excluded.body
     where excluded.seq > clock.seq`,
    [clock.companyCode, clock.returnNo, clock.clockId, clock.plantCode, clock.taskId, seq, clock.state, clock.dueAt, JSON.stringify(clock), owned],
  );
}

export async function upsertStatus(tx: Transaction, status: ReturnStatus, seq: number, at: Date): Promise<void> {
  await tx.execute(
    `insert into return_status (company_code, return_no, plant_code, customer_code, seq, closed, stated_at, body) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (company_code, return_no) do update set
       plant_code = excluded.plant_code, seq = excluded.seq, closed = excluded.closed, stated_at = excluded.stated_at, body = excluded.body
     where excluded.seq > return_status.seq`,
    [status.companyCode, status.returnNo, status.plantCode, status.customerCode, seq, status.closed, at, JSON.stringify(status)],
  );
}
