/** 指派 (product.md F2): who may be given some tasks, with load and leave. */
import { Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { DeskName } from '../desk.js';
import { fromPublicId, type TaskRow } from './task-row.js';
import { Parameters, visibleTo } from './visible-tasks.js';

const Assignee = z.strictObject({
  staff: z.string(), roles: z.array(z.string()),
  /** of the tasks asked about, how many the person may do */
  able: z.int(),
  /** open tasks the person holds at this desk, and how many of them are late */
  held: z.int(), late: z.int(),
  /** not there now: on leave, day off, outside the shift; `until` null: nobody said */
  away: z.strictObject({ because: z.enum(['leave', 'day_off', 'off_shift']), until: Instant.nullable() }).nullable(),
  /** first leave that is still to come */
  nextLeave: Instant.nullable(),
});
type Assignee = z.infer<typeof Assignee>;
export const Assignees = z.strictObject({ items: z.array(Assignee) }).meta({ id: 'Assignees' });
const LAST_INSTANT = 4_102_444_800_000;

@Injectable()
export class ListAssignees {
  constructor(private readonly database: Database, private readonly name: DeskName, private readonly directory: Directory) {}

  /** Who may do most of them first, then who is there, then who holds least. @throws Problem 404 when one of them is none of the reader's */
  async execute(actor: Actor, ids: readonly string[]): Promise<z.infer<typeof Assignees>> {
    const tasks = await this.tasks(actor, [...new Set(ids)]);
    const ables = this.directory.everybody().flatMap((person) => {
      const able = tasks.filter(({ company_code, plant_code, body }) => person.companyCode === company_code && person.plantCodes.includes(plant_code)
        && this.directory.standingFor(person, body.owner, company_code, plant_code) !== null).length;
      return able === 0 ? [] : [{ person, able }];
    });
    const loads = await this.loads(actor.companyCode, ables.map(({ person }) => person.staff));
    const items = ables.map(({ person: { staff, roles, companyCode }, able }): Assignee => {
      const { away, nextLeave } = this.directory.presence(companyCode, staff);
      return { staff, roles: [...roles], able, ...(loads.get(staff) ?? { held: 0, late: 0 }), away: away === null ? null : { because: away.because, until: known(away.to) }, nextLeave: known(nextLeave) };
    });
    return { items: items.sort((a, b) => b.able - a.able || Number(a.away !== null) - Number(b.away !== null) || a.held - b.held || (a.staff < b.staff ? -1 : 1)) };
  }

  private async tasks(actor: Actor, ids: readonly string[]): Promise<TaskRow[]> {
    const [keys, parameters] = [ids.map(fromPublicId), new Parameters()];
    const visible = visibleTo(actor, this.directory, this.name.desk, parameters);
    const rows = await this.database.query<TaskRow>(
      `select task.* from task where ${visible} and (task.return_no, task.task_id) in (select * from unnest(${parameters.add(keys.map(({ returnNo }) => returnNo))}::text[], ${parameters.add(keys.map(({ taskId }) => taskId))}::text[]))`,
      parameters.values,
    );
    if (rows.length < ids.length) throw Problem.notFound('没有这项待办。', 'There is no such task.');
    return rows;
  }

  private async loads(companyCode: string, staff: readonly string[]): Promise<Map<string, { held: number; late: number }>> {
    const rows = await this.database.query<{ staff: string; held: number; late: number }>(
      `select claimed_by as staff, count(*)::int as held, (count(*) filter (where due_at < to_timestamp($3::float8 / 1000)))::int as late from task
       where company_code = $1 and claimed_by = any($2) and state = 'open' and answered_fact_id is null group by claimed_by`, [companyCode, staff, this.directory.clock()],
    );
    return new Map(rows.map(({ staff: who, held, late }) => [who, { held, late }]));
  }
}

/** An end beyond what an instant can say is none. */
const known = (at: number | null): number | null => (at === null || at > LAST_INSTANT ? null : at);
