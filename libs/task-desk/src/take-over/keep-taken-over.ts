/** 期初在途: a fact from before Guitu in a desk's own tables, with the task that it answered (adr/0012). */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordedFactOf } from '../facts/fact-request.js';
import { keepFact } from '../facts/fact-store.js';

/** More than a return that is taken over may have facts. */
const BEFORE_ITS_OWN = 1_000;
/** Number by which a desk keeps a fact or task from before Guitu: below all its own, which begin at 1, in their order. */
export const numberBefore = (seq: number): number => seq - BEFORE_ITS_OWN;

/** Keeps the fact as confirmed, for the process plays it itself, and its task as answered, so that four eyes and orders find both. @param fact numbered by `numberBefore` */
export async function keepTakenOver(tx: Transaction, fact: RecordedFactOf<FactKind>, task: TaskStatement | null): Promise<void> {
  await keepFact(tx, fact, fact.seq);
  await tx.execute(`update fact set confirmed_at = clock_timestamp(), outcome = 'applied' where fact_id = $1`, [fact.factId]);
  if (task !== null) await keepAnswered(tx, task, fact);
}

/** Under a number that any word of the process about the task is newer than: it may go on asking for what was left. */
async function keepAnswered(tx: Transaction, task: TaskStatement, { factId, seq, taskRev, recordedAt }: RecordedFactOf<FactKind>): Promise<void> {
  const { companyCode, returnNo, taskId, plantCode, customerCode, owner, step, accepts, scope, round, level, rev, openedAt, dueAt } = task;
  await tx.execute(
    `insert into task (company_code, return_no, task_id, plant_code, customer_code, dept, role, head, step, accepts, scope, round, level, rev, seq, state,
       opened_at, due_at, visible_at, answered_fact_id, answered_rev, answered_at, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'done', to_timestamp($16::float8 / 1000), to_timestamp($17::float8 / 1000), to_timestamp($16::float8 / 1000), $18, $19, to_timestamp($20::float8 / 1000), $21)
     on conflict (company_code, return_no, task_id) do nothing`,
    [companyCode, returnNo, taskId, plantCode, customerCode, owner.dept, owner.role, owner.head, step, accepts, JSON.stringify(scope), round, level, rev, seq,
      openedAt, dueAt, factId, taskRev ?? rev, recordedAt, JSON.stringify({ ...task, state: 'done' })],
  );
}
