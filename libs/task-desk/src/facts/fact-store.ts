/** Facts this department recorded, as far as the desk itself needs them: confirmation and four eyes. */
import type { Transaction } from '@guitu/persistence/transaction';
import type { FactBody } from '@guitu/contracts/fact';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Authority } from './authority.js';
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
