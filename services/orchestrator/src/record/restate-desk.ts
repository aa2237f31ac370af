/**
 * After another run was adopted, the departments' desks hold tasks of a course of things that is no longer the return's.
 * Tasks are whole statements, upserted under the higher number: what the adopted run waits for is stated open again, the
 * rest is withdrawn.
 */
import { TaskStatedV1 } from '@guitu/contracts/events/process-events';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';

interface LastStatements { task_id: string; last: TaskStatement; last_open: TaskStatement | null }
const isOpen = (statement: TaskStatement): boolean => statement.state === 'open' || statement.state === 'asked_back';

/** @param openTasks ids of the tasks the adopted run has open. Returns the number of tasks stated again. */
export async function restateDesk(tx: Transaction, journal: Journal, subject: string, openTasks: ReadonlySet<string>): Promise<number> {
  const rows = await tx.query<LastStatements>(
    `select body->>'taskId' as task_id,
       (array_agg(body order by seq desc))[1] as last,
       (array_agg(body order by seq desc) filter (where body->>'state' in ('open', 'asked_back')))[1] as last_open
     from journal where subject = $1 and type = $2 group by body->>'taskId' order by 1`,
    [subject, TaskStatedV1.type],
  );
  const corrections = rows.flatMap(({ task_id, last, last_open }): TaskStatement[] => {
    if (openTasks.has(task_id)) return isOpen(last) || !last_open ? [] : [last_open];
    return isOpen(last) ? [{ ...last, state: 'withdrawn' }] : [];
  });
  await journal.appendAll(tx, subject, corrections.map((body) => ({ definition: TaskStatedV1, event: { body, addressedTo: [body.desk] } })));
  return corrections.length;
}
