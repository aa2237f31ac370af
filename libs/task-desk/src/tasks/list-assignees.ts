/** 指派 (product.md F2): who may be given some tasks, with load and leave. */
import { SERVED_DESKS } from '@guitu/contracts/vocabulary';
import { Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { DeskName } from '../desk.js';
import { askHoldings } from '../holdings/ask-holdings.js';
import { readHoldings } from '../holdings/read-holdings.js';
import { fromPublicId, type TaskRow } from './task-row.js';
import { Parameters, visibleTo } from './visible-tasks.js';

const Assignee = z.strictObject({
  staff: z.string(), roles: z.array(z.string()),
  /** of the tasks asked about, how many the person may do */
  able: z.int(),
  /** open tasks the person holds at this desk, and how many of them are late */
  held: z.int(), late: z.int(),
  /** the same at all other desks that answered */
  elsewhere: z.strictObject({ held: z.int(), late: z.int() }),
  /** not there now: on leave, day off, outside the shift; `until` null: nobody said */
  away: z.strictObject({ because: z.enum(['leave', 'day_off', 'off_shift']), until: Instant.nullable() }).nullable(),
  /** first leave that is still to come */
  nextLeave: Instant.nullable(),
});
type Assignee = z.infer<typeof Assignee>;
export const Assignees = z.strictObject({
  items: z.array(Assignee),
  /** desks that did not answer in time: what people hold there is not counted */
  unanswered: z.array(z.enum(SERVED_DESKS)),
}).meta({ id: 'Assignees' });
const NOTHING = { held: 0, late: 0 };
const LAST_INSTANT = 4_102_444_800_000;

@Injectable()
export class ListAssignees {
  constructor(private readonly database: Database, private readonly name: DeskName, private readonly directory: Directory, private readonly config: ServiceConfig) {}

  /** Who may do most of them first, then who is there, then who holds least over all desks. @throws Problem 404 when one of them is none of the reader's */
  async execute(actor: Actor, ids: readonly string[]): Promise<z.infer<typeof Assignees>> {
    const tasks = await this.tasks(actor, [...new Set(ids)]);
    const ables = this.directory.everybody().flatMap((person) => {
      const able = tasks.filter(({ company_code, plant_code, body }) => person.companyCode === company_code && person.plantCodes.includes(plant_code)
        && this.directory.standingFor(person, body.owner, company_code, plant_code) !== null).length;
      return able === 0 ? [] : [{ person, able }];
    });
    const staff = ables.map(({ person }) => person.staff);
    const [here, { byStaff, unanswered }] = await Promise.all([readHoldings(this.database, actor.companyCode, staff, this.directory.clock()), askHoldings(this.config, this.name.desk, actor.companyCode, staff)]);
    const loads = new Map(here.map(({ staff: who, held, late }) => [who, { held, late }]));
    const items = ables.map(({ person: { staff: who, roles, companyCode }, able }): Assignee => {
      const { away, nextLeave } = this.directory.presence(companyCode, who);
      return { staff: who, roles: [...roles], able, ...(loads.get(who) ?? NOTHING), elsewhere: byStaff.get(who) ?? NOTHING, away: away === null ? null : { because: away.because, until: known(away.to) }, nextLeave: known(nextLeave) };
    });
    return { items: items.sort((a, b) => b.able - a.able || Number(a.away !== null) - Number(b.away !== null) || a.held + a.elsewhere.held - b.held - b.elsewhere.held || (a.staff < b.staff ? -1 : 1)), unanswered: [...unanswered] };
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
}

/** An end beyond what an instant can say is none. */
const known = (at: number | null): number | null => (at === null || at > LAST_INSTANT ? null : at);
