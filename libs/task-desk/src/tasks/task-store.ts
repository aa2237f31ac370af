/** The desk's tasks in the database. Locks are taken in the order idempotency key, task, stream; consumers keep to it too. */
import type { TaskStatement } from '@guitu/contracts/task';
import type { Recipient } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';
import type { TaskRow } from './task-row.js';

/** The task's row, locked until the transaction ends; undefined when this desk never saw it. */
export async function lockTask(tx: Transaction, companyCode: string, returnNo: string, taskId: string): Promise<TaskRow | undefined> {
  const [row] = await tx.query<TaskRow>('select * from task where company_code = $1 and return_no = $2 and task_id = $3 for update', [companyCode, returnNo, taskId]);
  return row;
}

/**
 * Writes a whole statement if it is newer than what is held; true when it was. What people did with the task stays.
 * @param asked to whom it is put, as of now
 */
export async function upsertTask(tx: Transaction, task: TaskStatement, seq: number, asked: readonly Recipient[]): Promise<boolean> {
  const changed = await tx.execute(
    `insert into task (company_code, return_no, task_id, plant_code, customer_code, dept, role, head, step, accepts, scope, round, level, rev, seq, state, opened_at, due_at, body, asked)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, to_timestamp($17::float8 / 1000), to_timestamp($18::float8 / 1000), $19, $20)
     on conflict (company_code, return_no, task_id) do update set
       plant_code = excluded.plant_code, customer_code = excluded.customer_code, dept = excluded.dept, role = excluded.role, head = excluded.head,
       step = excluded.step, accepts = excluded.accepts, scope = excluded.scope, round = excluded.round, level = excluded.level,
       rev = excluded.rev, seq = excluded.seq, state = excluded.state, due_at = excluded.due_at, body = excluded.body, asked = excluded.asked
     where excluded.seq > task.seq`,
    [task.companyCode, task.returnNo, task.taskId, task.plantCode, task.customerCode, task.owner.dept, task.owner.role, task.owner.head, task.step, task.accepts,
      JSON.stringify(task.scope), task.round, task.level, task.rev, seq, task.state, task.openedAt, task.dueAt, JSON.stringify(task), JSON.stringify(asked)],
  );
  return changed === 1;
}

/** Another desk has the task now (another version of the policy says who does it): nobody is asked for it here, unless it comes back. True when it was here. */
export async function giveUpTask(tx: Transaction, { companyCode, returnNo, taskId }: TaskStatement, seq: number): Promise<boolean> {
  const changed = await tx.execute(
    `update task set state = 'withdrawn', body = jsonb_set(body, '{state}', '"withdrawn"'), seq = $4, claimed_by = null, claimed_at = null
     where company_code = $1 and return_no = $2 and task_id = $3 and seq < $4`,
    [companyCode, returnNo, taskId, seq],
  );
  return changed === 1;
}

/** The fact answers the task; from now on it is no longer open here, whatever the process knows. */
export async function markAnswered(tx: Transaction, task: TaskRow, fact: { factId: string; taskRev: number; recordedAt: Date }): Promise<void> {
  await tx.execute(
    'update task set answered_fact_id = $4, answered_rev = $5, answered_at = $6 where company_code = $1 and return_no = $2 and task_id = $3',
    [task.company_code, task.return_no, task.task_id, fact.factId, fact.taskRev, fact.recordedAt],
  );
}

/**
 * Opens an answered task again when the process, having heard the answer, still asks: part of it is left (higher revision), or
 * the answer was set aside as an anomaly. Called whenever a statement or a confirmation arrived, in either order.
 */
export async function reopenIfStillAsked(tx: Transaction, companyCode: string, returnNo: string, taskId: string): Promise<void> {
  await tx.execute(
    `update task set answered_fact_id = null, answered_rev = null, answered_at = null
     from fact where fact.fact_id = task.answered_fact_id and task.company_code = $1 and task.return_no = $2 and task.task_id = $3
       and task.state = 'open' and fact.confirmed_at is not null
       and (fact.outcome in ('anomaly', 'ignored') or (fact.outcome = 'applied' and task.rev > task.answered_rev))`,
    [companyCode, returnNo, taskId],
  );
}
