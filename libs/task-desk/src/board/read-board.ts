import { Instant, StaffId } from '@guitu/contracts/scalars';
import { SERVED_DESKS, type Dept, type Desk } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';
import type { Directory } from '@guitu/identity/directory';
import type { Database } from '@guitu/persistence/database';
import type { ServiceConfig } from '@guitu/platform/service/service-config';
import { z } from 'zod';
import { askHoldings } from '../holdings/ask-holdings.js';
import { listDeskQuestions } from '../questions/list-desk-questions.js';
import { dayEnd } from '../tasks/day-end.rules.js';
import { OPEN, WAITS_FOR_CUSTOMER } from '../tasks/task-conditions.js';
import { publicId, PublicTaskId } from '../tasks/task-row.js';
import { Parameters, visibleTo } from '../tasks/visible-tasks.js';

/** A figure and the query of the task list that opens what is behind it. */
const Figure = z.object({ count: z.int(), list: z.string() });
export const Board = z.object({
  dept: z.string(), at: Instant,
  overdue: Figure, breachToday: Figure.describe('not late yet, due before the local day ends'), unassigned: Figure, waitingForCustomer: Figure, open: Figure,
  questions: Figure.extend({ late: z.int() }).describe('put to the department and not answered; `list` is a query of `GET questions`'),
  oldest: z.object({ id: PublicTaskId, returnNo: z.string(), openedAt: Instant }).nullable(),
  load: z.array(z.object({ staff: StaffId, open: z.int(), late: z.int(), elsewhere: z.object({ open: z.int(), late: z.int() }).describe('held at the other desks that answered'), away: z.boolean(), list: z.string() }))
    .describe('everybody of the department, and who else holds its tasks; the busiest first'),
  unanswered: z.array(z.enum(SERVED_DESKS)).describe('desks that did not answer in time: what people hold there is not counted'),
}).meta({ id: 'DepartmentBoard' });
export type Board = z.infer<typeof Board>;
interface Counts { readonly open: number; readonly overdue: number; readonly today: number; readonly unassigned: number; readonly customer: number }

/** 部门看板 (product.md §1 F1, F2): what lies at this desk for a department, of the plants and returns its reader may see, and what its people hold at all desks. @param now UTC ms, by the database's clock */
export async function readBoard(database: Database, directory: Directory, desk: Desk, actor: Actor, dept: Dept, config: Pick<ServiceConfig, 'timeZone' | 'peers' | 'internalToken'>, now: number): Promise<Board> {
  const parameters = new Parameters();
  const here = `${visibleTo(actor, directory, desk, parameters)} and ${OPEN} and task.dept = ${parameters.add(dept)}`;
  const { values } = parameters;
  const [at, end] = [1, 2].map((place) => `to_timestamp($${values.length + place}::float8 / 1000)`);
  const timed = [...values, now];
  const [[counts], [oldest], held, { items: questions }] = await Promise.all([
    database.query<Counts>(
      `select count(*)::int as open, count(*) filter (where task.due_at < ${at})::int as overdue, count(*) filter (where task.due_at >= ${at} and task.due_at < ${end})::int as today,
         count(*) filter (where task.claimed_by is null)::int as unassigned, count(*) filter (where ${WAITS_FOR_CUSTOMER})::int as customer from task where ${here}`, [...timed, dayEnd(now, config.timeZone)],
    ),
    database.query<{ return_no: string; task_id: string; opened_at: Date }>(`select return_no, task_id, opened_at from task where ${here} order by opened_at, return_no, task_id limit 1`, values),
    database.query<{ staff: string; open: number; late: number }>(
      `select claimed_by as staff, count(*)::int as open, count(*) filter (where task.due_at < ${at})::int as late from task where ${here} and claimed_by is not null group by 1`, timed,
    ),
    listDeskQuestions(database, directory, actor, { state: 'open', dept }),
  ]);
  const figure = (count: number | undefined, query: string): z.infer<typeof Figure> => ({ count: count ?? 0, list: `${query}&dept=${dept}` });
  const team = directory.everybody().filter((one) => one.companyCode === actor.companyCode && one.dept === dept && one.plantCodes.some((plant) => actor.plantCodes.includes(plant))).map(({ staff }) => staff);
  const people = [...new Set([...team, ...held.map(({ staff }) => staff)])];
  const { byStaff, unanswered } = await askHoldings(config, desk, actor.companyCode, people);
  const load = people.map((staff) => {
    const more = byStaff.get(staff);
    const { open = 0, late = 0 } = held.find((one) => one.staff === staff) ?? {};
    return { staff, open, late, elsewhere: { open: more?.held ?? 0, late: more?.late ?? 0 }, away: directory.isAway(actor.companyCode, staff, now), list: `holder=${staff}&dept=${dept}` };
  });
  return {
    dept, at: now,
    overdue: figure(counts?.overdue, 'view=late'), breachToday: figure(counts?.today, 'view=today'), unassigned: figure(counts?.unassigned, 'view=unassigned'),
    waitingForCustomer: figure(counts?.customer, 'view=waiting-customer'), open: figure(counts?.open, 'view=all'),
    questions: { count: questions.length, late: questions.filter(({ late }) => late).length, list: `dept=${dept}` },
    oldest: oldest === undefined ? null : { id: publicId(oldest.return_no, oldest.task_id), returnNo: oldest.return_no, openedAt: oldest.opened_at.getTime() },
    load: load.sort((a, b) => b.open + b.elsewhere.open - a.open - a.elsewhere.open || a.staff.localeCompare(b.staff)), unanswered: [...unanswered],
  };
}
