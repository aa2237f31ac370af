/** Facts this department recorded, as far as the desk itself needs them: confirmation and four eyes. */
import type { Transaction } from '@guitu/persistence/transaction';
import type { ReturnTakenOver, TakenOverFact } from '@guitu/contracts/events/return-taken-over';
import type { FactBody } from '@guitu/contracts/fact';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Desk } from '@guitu/contracts/vocabulary';
import type { Authority } from './authority.js';
import type { RecordedFactOf } from './fact-request.js';
import type { TaskRow } from '../tasks/task-row.js';

export async function keepFact(tx: Transaction, fact: FactBody, seq: number, authority: Authority | null = null): Promise<void> {
  await tx.execute(
    `insert into fact (fact_id, company_code, plant_code, return_no, seq, kind, task_id, task_rev, staff, dept, role, via, recorded_at, on_behalf_of, authority)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, to_timestamp($13::float8 / 1000), $14, $15)`,
    [fact.factId, fact.companyCode, fact.plantCode, fact.returnNo, seq, fact.kind, fact.taskId ?? null, fact.taskRev ?? null, fact.by.staff, fact.by.dept, fact.by.role, fact.via, fact.recordedAt,
      fact.by.onBehalfOf ?? null, authority === null ? null : JSON.stringify(authority)],
  );
}

/** Staff who recorded one of these kinds for the return, with those in whose name they did. */
export async function staffOf(tx: Transaction, companyCode: string, returnNo: string, kinds: readonly FactKind[]): Promise<string[]> {
  const rows = await tx.query<{ staff: string }>('select distinct unnest(array_remove(array[staff, on_behalf_of], null)) as staff from fact where company_code = $1 and return_no = $2 and kind = any($3)', [companyCode, returnNo, kinds]);
  return rows.map((row) => row.staff);
}

/** Staff who decided another level of the same chain, with those in whose name they did: same step, scope and round. */
export async function staffOfOtherLevels(tx: Transaction, task: TaskRow): Promise<string[]> {
  const { step, scope, round, level } = task.body;
  const rows = await tx.query<{ staff: string }>(
    `select distinct unnest(array_remove(array[fact.staff, fact.on_behalf_of], null)) as staff from fact join task using (company_code, return_no, task_id)
     where fact.company_code = $1 and fact.return_no = $2 and task.step = $3 and task.scope = $4 and task.round = $5 and task.level <> $6`,
    [task.company_code, task.return_no, step, JSON.stringify(scope), round, level],
  );
  return rows.map((row) => row.staff);
}

/** More than a return that is taken over may have facts: in a desk's `fact` they stand below all its own, which begin at 1, in their order. */
const BEFORE_ITS_OWN = 1_000;

export interface TakenOverAtDesk {
  /** As an action's `write` takes it; `seq` is its number in this desk's `fact`. */
  readonly fact: RecordedFactOf<FactKind>;
  readonly task: TaskStatement | null;
  readonly goods: ReturnTakenOver['desks'][number]['goods'];
}

/** The facts of a return that this desk would have recorded, in their order. Pure. */
export function takenOverAt(desk: Desk, { facts, desks }: Pick<ReturnTakenOver, 'facts' | 'desks'>): TakenOverAtDesk[] {
  return desks.flatMap(({ seq, desk: of, task, goods }) => {
    const fact = of === desk ? facts.find((one) => one.seq === seq) : undefined;
    return fact === undefined ? [] : [{ fact: numbered(fact), task, goods }];
  });
}

const numbered = ({ source: _source, ...fact }: TakenOverFact): RecordedFactOf<FactKind> => ({ ...fact, seq: fact.seq - BEFORE_ITS_OWN }) as RecordedFactOf<FactKind>;

/** Keeps the fact as confirmed, for the process plays it itself, and its task as answered, so that four eyes and orders find both. */
export async function keepTakenOver(tx: Transaction, { fact, task }: Pick<TakenOverAtDesk, 'fact' | 'task'>): Promise<void> {
  await keepFact(tx, fact, fact.seq);
  await tx.execute(`update fact set confirmed_at = clock_timestamp(), outcome = 'applied' where fact_id = $1`, [fact.factId]);
  if (task !== null) await keepAnswered(tx, task, fact);
}

async function keepAnswered(tx: Transaction, task: TaskStatement, { factId, taskRev, recordedAt }: TakenOverAtDesk['fact']): Promise<void> {
  const { companyCode, returnNo, taskId, plantCode, customerCode, owner, step, accepts, scope, round, level, rev, openedAt, dueAt } = task;
  await tx.execute(
    `insert into task (company_code, return_no, task_id, plant_code, customer_code, dept, role, head, step, accepts, scope, round, level, rev, seq, state,
       opened_at, due_at, visible_at, answered_fact_id, answered_rev, answered_at, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, 'done', to_timestamp($15::float8 / 1000), to_timestamp($16::float8 / 1000), to_timestamp($15::float8 / 1000), $17, $18, to_timestamp($19::float8 / 1000), $20)
     on conflict (company_code, return_no, task_id) do nothing`,
    [companyCode, returnNo, taskId, plantCode, customerCode, owner.dept, owner.role, owner.head, step, accepts, JSON.stringify(scope), round, level, rev,
      openedAt, dueAt, factId, taskRev ?? rev, recordedAt, JSON.stringify({ ...task, state: 'done' })],
  );
}
