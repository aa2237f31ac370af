/** A piece of work of production: an order by its number, or the open task of work that has none by its public id. */
import type { Actor } from '@guitu/identity/actor';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { fromPublicId } from '@guitu/task-desk/tasks/task-row';

export interface Work {
  readonly no: string; readonly return_no: string; readonly plant_code: string; readonly portion: string | null;
  /** the date that holds now; null: none was set */
  readonly due_at: Date | null;
}

/** @param lock keeps others from moving its date meanwhile · @throws Problem or AccessDenied 404: none here */
export async function findWork(from: Pick<Transaction | Database, 'query'>, actor: Actor, no: string, lock: boolean = false): Promise<Work> {
  const { companyCode } = actor;
  const held = lock ? 'for update' : '';
  const [order] = await from.query<Work>(`select order_no as no, return_no, plant_code, portion, due_at from rework_order where company_code = $1 and order_no = $2 ${held}`, [companyCode, no]);
  const work = order ?? (await supplyOrder(from, companyCode, no, held)) ?? (await taskOfWork(from, companyCode, no, held));
  if (work === undefined) throw Problem.notFound('没有这张指令。', 'There is no such order.');
  requirePlace(actor, { companyCode, plantCode: work.plant_code });
  // read after the lock: whoever held it may have moved the date
  const [moved] = await from.query<{ due_at: Date }>('select date_at as due_at from order_date where company_code = $1 and no = $2 order by rev desc limit 1', [companyCode, no]);
  return { ...work, due_at: moved?.due_at ?? work.due_at };
}

async function supplyOrder(from: Pick<Transaction | Database, 'query'>, companyCode: string, no: string, held: string): Promise<Work | undefined> {
  const [order] = await from.query<Work>(`select order_no as no, return_no, plant_code, supply as portion, due_at from replenishment_order where company_code = $1 and order_no = $2 ${held}`, [companyCode, no]);
  return order;
}

async function taskOfWork(from: Pick<Transaction | Database, 'query'>, companyCode: string, no: string, held: string): Promise<Work | undefined> {
  if (!no.includes('~')) return undefined;
  const { returnNo, taskId } = fromPublicId(no);
  const [task] = await from.query<Work>(
    `select $4::text as no, return_no, plant_code, coalesce(scope->>'portion', scope->>'supply') as portion, due_at from task
     where company_code = $1 and return_no = $2 and task_id = $3 and accepts in ('repair', 'make') and state = 'open' ${held}`, [companyCode, returnNo, taskId, no]);
  return task;
}
