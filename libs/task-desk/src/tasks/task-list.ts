import type { AnswerObject } from '@guitu/contracts/http/recorded-fact';
import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { Database } from '@guitu/persistence/database';
import { cursorOf } from '@guitu/platform/http/cursor';
import { databaseNow } from '@guitu/persistence/database-now';
import { Problem } from '@guitu/platform/http/problem';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Injectable } from '@nestjs/common';
import { DeskName } from '../desk.js';
import { readAnswer } from '../returns/read-answer.js';
import { dayEnd } from './day-end.rules.js';
import { OPEN, WAITS_FOR_CUSTOMER } from './task-conditions.js';
import type { TaskFilter, TaskQuery } from './task-query.js';
import { readableTask } from './readable-task.js';
import { fromPublicId, toDeskTask, type DeskTask, type TaskRow } from './task-row.js';
import { fallsTo, leftBehind, Parameters, takenRoles, visibleTo } from './visible-tasks.js';

export interface TaskPage { readonly items: readonly (DeskTask & { answer?: AnswerObject })[]; readonly next: string | null }
export type Counters = Record<'open' | 'mine' | 'bench' | 'late' | 'dueSoon' | 'unclaimed' | 'leftBehind', number>;

/** Tasks without a due time stand last. Due times are whole milliseconds, so a cursor says them exactly; the index task_urgency has its first part. */
const DUE = `coalesce(task.due_at, 'infinity'::timestamptz)`;
const SOON = `interval '2 hours'`;
/** When a statement reads, in whole milliseconds like the due times. */
const READ_AT = `date_trunc('milliseconds', statement_timestamp())`;
interface ReadTask extends TaskRow { readonly read_at: Date }
const instantOf = (ms: number, parameters: Parameters): string => `to_timestamp(${parameters.add(ms)}::float8 / 1000)`;

@Injectable()
export class TaskList {
  constructor(private readonly database: Database, private readonly name: DeskName, private readonly config: ServiceConfig, private readonly directory: Directory) {}

  /** A page by due time, most urgent first. */
  async page(actor: Actor, query: TaskQuery): Promise<TaskPage> {
    // the end of a day is known outside the database; whatever else goes by the time is asked in the same statement
    return this.pageAt(actor, query, query.view === 'today' ? await databaseNow(this.database) : null);
  }

  /** @param now what is late or due today, UTC ms; null: when the database reads, for every view but 'today' */
  async pageAt(actor: Actor, query: TaskQuery, now: number | null): Promise<TaskPage> {
    const parameters = new Parameters();
    const at = now === null ? READ_AT : instantOf(now, parameters);
    const end = query.view === 'today' && now !== null ? instantOf(dayEnd(now, this.config.timeZone), parameters) : null;
    const where = [visibleTo(actor, this.directory, this.name.desk, parameters), ...conditions(actor, this.directory, query, parameters, at, end)];
    if (query.cursor !== undefined) {
      const [due, returnNo, taskId] = query.cursor;
      const place = due === null ? `'infinity'::timestamptz` : instantOf(due, parameters);
      where.push(`(${DUE}, task.return_no, task.task_id) > (${place}, ${parameters.add(returnNo)}, ${parameters.add(taskId)})`);
    }
    const rows = await this.database.query<ReadTask>(
      `select task.*, ${at} as read_at from task where ${where.join(' and ')} order by ${DUE}, task.return_no, task.task_id limit ${parameters.add(query.limit + 1)}`, parameters.values,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const next = rows.length > page.length && last !== undefined ? cursorOf([last.due_at?.getTime() ?? null, last.return_no, last.task_id]) : null;
    const items = page.map((row) => readableTask(toDeskTask(row, row.read_at.getTime()), actor));
    if (query.view !== 'sent-out') return { items, next };
    const answers = await Promise.all(page.map((row) => readAnswer(this.database, row.company_code, row.return_no, this.config.timeZone)));
    return { items: items.map((item, i) => ({ ...item, answer: answers[i] })), next };
  }

  /** @throws Problem 404 also for tasks the actor may not see */
  async one(actor: Actor, id: string): Promise<DeskTask> {
    const { returnNo, taskId } = fromPublicId(id);
    const parameters = new Parameters();
    const visible = visibleTo(actor, this.directory, this.name.desk, parameters);
    const [row] = await this.database.query<ReadTask>(
      `select task.*, ${READ_AT} as read_at from task where ${visible} and task.return_no = ${parameters.add(returnNo)} and task.task_id = ${parameters.add(taskId)}`, parameters.values,
    );
    if (row === undefined) throw Problem.notFound('没有这项待办。', 'There is no such task.');
    return readableTask(toDeskTask(row, row.read_at.getTime()), actor);
  }

  async counters(actor: Actor): Promise<Counters> {
    const parameters = new Parameters();
    const visible = visibleTo(actor, this.directory, this.name.desk, parameters);
    const [staff, bench, behind] = [parameters.add(actor.staff), benchOf(actor, this.directory, parameters), leftBehind(actor, this.directory, parameters)];
    const [row] = await this.database.query<Counters>(
      `select count(*)::int as open, count(*) filter (where task.claimed_by = ${staff})::int as mine, count(*) filter (where ${bench})::int as bench,
         count(*) filter (where task.due_at < statement_timestamp())::int as late, count(*) filter (where task.claimed_by is null)::int as unclaimed,
         count(*) filter (where ${behind})::int as "leftBehind",
         count(*) filter (where task.due_at >= statement_timestamp() and task.due_at < statement_timestamp() + ${SOON})::int as "dueSoon"
       from task where ${visible} and ${OPEN}`, parameters.values,
    );
    return row ?? { open: 0, mine: 0, bench: 0, late: 0, dueSoon: 0, unclaimed: 0, leftBehind: 0 };
  }
}

function benchOf(actor: Actor, directory: Directory, parameters: Parameters): string {
  return `task.claimed_by is null and (task.role = any(${parameters.add(takenRoles(actor))}) or task.head = any(${parameters.add(actor.roles)}) or ${fallsTo(actor, directory, parameters)})`;
}

/** @param now, end as SQL: what is late by now, and where today ends; null where that is not asked */
function conditions(actor: Actor, directory: Directory, filter: TaskFilter, parameters: Parameters, now: string, end: string | null): string[] {
  const where: string[] = [];
  if (filter.view === 'sent-out') {
    where.push(`task.dept = ${parameters.add(actor.dept)} and (task.state = 'done' or task.answered_fact_id is not null)
      and exists (select 1 from return_status s where s.company_code = task.company_code and s.return_no = task.return_no and not s.closed)`);
  } else if (filter.state === 'open') where.push(OPEN);
  else if (filter.state === 'ended') where.push(`not (${OPEN})`);
  if (filter.view === 'mine') where.push(`task.claimed_by = ${parameters.add(actor.staff)}`);
  if (filter.view === 'bench' || filter.view === 'pool') where.push(benchOf(actor, directory, parameters));
  if (filter.view === 'left-behind') where.push(leftBehind(actor, directory, parameters));
  if (filter.view === 'late') where.push(`task.due_at < ${now}`);
  if (end !== null) where.push(`task.due_at >= ${now} and task.due_at < ${end}`);
  if (filter.view === 'unassigned') where.push('task.claimed_by is null');
  if (filter.view === 'waiting-customer') where.push(WAITS_FOR_CUSTOMER);
  const equal = { return_no: filter.returnNo, customer_code: filter.customerCode, dept: filter.dept, role: filter.role, step: filter.step, accepts: filter.accepts, claimed_by: filter.holder };
  for (const [column, value] of Object.entries(equal)) if (value !== undefined) where.push(`task.${column} = ${parameters.add(value)}`);
  return where;
}
