import type { Actor } from '@guitu/identity/actor';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import type { TaskFilter } from './task-query.js';

export interface SavedView { readonly id: string; readonly name: string; readonly query: TaskFilter }
/** Nobody needs more; a list without end would be a way to fill the database. */
const MOST = 50;

/** A person's own named filters of the task list. */
@Injectable()
export class SavedViews {
  constructor(private readonly database: Database) {}

  list({ companyCode, staff }: Actor): Promise<SavedView[]> {
    return this.database.query<SavedView>('select id, name, query from saved_view where company_code = $1 and staff = $2 order by name', [companyCode, staff]);
  }

  /** Under a name that exists, the view is replaced. @throws Problem 409 when there are too many */
  async save(tx: Transaction, { companyCode, staff }: Actor, name: string, query: TaskFilter): Promise<SavedView> {
    const [count] = await tx.query<{ n: number }>('select count(*)::int as n from saved_view where company_code = $1 and staff = $2 and name <> $3', [companyCode, staff, name]);
    if ((count?.n ?? 0) >= MOST) throw Problem.conflict('too-many-views', `最多保存 ${MOST} 个视图。`, `At most ${MOST} views.`);
    const [row] = await tx.query<SavedView>(
      `insert into saved_view (id, company_code, staff, name, query) values ($1, $2, $3, $4, $5)
       on conflict (company_code, staff, name) do update set query = excluded.query, saved_at = clock_timestamp() returning id, name, query`,
      [uuidv7(), companyCode, staff, name, JSON.stringify(query)],
    );
    if (row === undefined) throw new Error('the view was not saved');
    return row;
  }

  /** @throws Problem 404 also for another person's view */
  async remove(tx: Transaction, { companyCode, staff }: Actor, id: string): Promise<void> {
    const removed = await tx.execute('delete from saved_view where company_code = $1 and staff = $2 and id = $3', [companyCode, staff, id]);
    if (removed === 0) throw Problem.notFound('没有这个视图。', 'There is no such view.');
  }
}
