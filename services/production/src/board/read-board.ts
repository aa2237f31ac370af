/** 返修补货看板: the work of open returns in four columns, each card with its goods, material, date and promise (product.md D1). */
import type { ReturnStatus } from '@guitu/contracts/status';
import { Code, Instant, ReturnNo } from '@guitu/contracts/scalars';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import { cursor, cursorOf } from '@guitu/platform/http/cursor';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { publicId } from '@guitu/task-desk/tasks/task-row';
import { Parameters } from '@guitu/task-desk/tasks/visible-tasks';
import { z } from 'zod';
import { COLUMNS, COLUMN_WORDS, WORKED_ON, type Column } from './board.rules.js';

/** A card's place: its column, whether it has no priority, its date (none stands last), return and portion. */
const Place = z.tuple([z.enum(COLUMNS), z.boolean(), Instant.nullable(), ReturnNo, Code]);
export const BoardQuery = z.strictObject({
  view: z.enum(['board']).default('board'),
  /** cards of a column */
  limit: wholeNumberOr(20, 1, 200),
  /** `next` of a column: the answer has that column alone */
  cursor: cursor(Place).optional(),
});
type BoardQuery = z.infer<typeof BoardQuery>;
const Card = z.object({
  /** for `/orders/{no}/dates` and `/delays`: the order's number, or the open task's public id; null: nothing to move yet */
  no: z.string().nullable(), kind: z.enum(['rework', 'replenishment']), returnNo: z.string(), customerCode: z.string(),
  line: z.int().nullable(), portion: z.string(), item: z.string().nullable(), qty: z.string(), unit: z.string().nullable(),
  orderNo: z.string().nullable(), priority: z.boolean(),
  /** where the process says the goods are, and the shelf area the warehouse gave them */
  goods: z.object({ place: z.string(), areaCode: z.string().nullable() }),
  /** short: a delay for want of material stands */
  material: z.enum(['ready', 'short']),
  /** production's own date, how often it was moved, and what was promised to the customer */
  date: Instant.nullable(), moves: z.int(), promisedAt: Instant.nullable(),
  /** line it was begun on, else ordered on; when it was begun (开工), null: not yet */
  lineCode: z.string().nullable(), startedAt: Instant.nullable(),
});
type Card = z.infer<typeof Card>;
export const Board = z.object({
  columns: z.array(z.object({
    key: z.enum(COLUMNS), zh: z.string(), en: z.string(),
    /** all cards of the column; `cards` is a page of them */
    count: z.int(), cards: z.array(Card),
    /** `cursor` of the column's next page; null at its end */
    next: z.string().nullable(),
  })),
}).meta({ id: 'ProductionBoard' });
export type Board = z.infer<typeof Board>;

interface Order { readonly return_no: string; readonly order_no: string; readonly portion: string | null; readonly priority: boolean; readonly due_at: Date | null; readonly line_code: string | null }
interface Started { readonly no: string; readonly line_code: string | null; readonly started_at: Date }
interface Moved { readonly no: string; readonly why: string; readonly date_at: Date; readonly moves: number }

interface Placed { readonly column: Column; readonly routine: boolean; readonly date: Date | null; readonly returnNo: string; readonly portion: string }

/** Of the plants where somebody works; in each column priority first, then the nearest date. */
export async function readBoard(database: Database, actor: Actor, { limit, cursor: after }: BoardQuery): Promise<Board> {
  const keys = after === undefined ? COLUMNS : [after[0]];
  const placed = await readPlaces(database, actor, keys, limit, after);
  const counts = await database.query<{ column: Column; count: number }>(
    'select column_key as column, count(*)::integer as count from board_card where company_code = $1 and plant_code = any($2) and column_key = any($3) group by 1', [actor.companyCode, actor.plantCodes, keys]);
  const cards = await readCards(database, actor.companyCode, [...new Set(placed.map(({ returnNo }) => returnNo))]);
  return {
    columns: keys.map((key) => {
      const all = placed.filter(({ column }) => column === key);
      const page = all.slice(0, limit);
      const last = page.at(-1);
      return {
        key, ...COLUMN_WORDS[key], count: counts.find(({ column }) => column === key)?.count ?? 0,
        // what has ended since its place was read is not shown any more
        cards: page.flatMap(({ returnNo, portion }) => cards.get(`${returnNo}/${portion}`) ?? []),
        next: all.length > limit && last !== undefined ? cursorOf([key, last.routine, last.date?.getTime() ?? null, last.returnNo, last.portion]) : null,
      };
    }),
  };
}

/** Of each column one place more than a page has, by the index board_card_place alone. */
function readPlaces(database: Database, { companyCode, plantCodes }: Actor, keys: readonly Column[], limit: number, after: BoardQuery['cursor']): Promise<Placed[]> {
  const parameters = new Parameters();
  const where = [`c.company_code = ${parameters.add(companyCode)}`, 'c.column_key = k.key', `c.plant_code = any(${parameters.add(plantCodes)})`];
  if (after !== undefined) {
    const [, routine, date, returnNo, portion] = after;
    const at = date === null ? `'infinity'::timestamptz` : `to_timestamp(${parameters.add(date)}::float8 / 1000)`;
    where.push(`(c.routine, c.date_at, c.return_no, c.portion) > (${parameters.add(routine)}, ${at}, ${parameters.add(returnNo)}, ${parameters.add(portion)})`);
  }
  return database.query<Placed>(`
    select card.column_key as column, card.routine, nullif(card.date_at, 'infinity') as date, card.return_no as "returnNo", card.portion
    from unnest(${parameters.add(keys)}::text[]) k (key)
    cross join lateral (select * from board_card c where ${where.join(' and ')} order by c.routine, c.date_at, c.return_no, c.portion limit ${parameters.add(limit + 1)}) card
    order by card.column_key, card.routine, card.date_at, card.return_no, card.portion`, parameters.values);
}

/** The cards of these returns, by return and portion. */
async function readCards(database: Database, companyCode: string, numbers: readonly string[]): Promise<Map<string, Card>> {
  const returns = await database.query<{ body: ReturnStatus; area: string | null }>(
    `select s.body, g.area_code as area from return_status s left join goods_area g using (company_code, return_no) where s.company_code = $1 and s.return_no = any($2) and not s.closed`, [companyCode, numbers]);
  const tasks = await database.query<{ body: TaskStatement }>(
    `select body from task where company_code = $1 and return_no = any($2) and accepts in ('order', 'repair', 'make', 'plan') and state = 'open' and answered_fact_id is null order by task_id`, [companyCode, numbers]);
  // of a portion that is worked on again the newest order counts
  const orders = await database.query<Order>(
    `select return_no, order_no, portion, priority, due_at, line_code, ordered_at from rework_order where company_code = $1 and return_no = any($2)
     union all select return_no, order_no, supply, priority, due_at, line_code, ordered_at from replenishment_order where company_code = $1 and return_no = any($2) order by ordered_at desc, order_no desc`, [companyCode, numbers]);
  const starts = await database.query<Started>('select no, line_code, started_at from work_start where company_code = $1 and return_no = any($2)', [companyCode, numbers]);
  const moved = await database.query<Moved>(
    'select distinct on (no) no, why, date_at, rev as moves from order_date where company_code = $1 and return_no = any($2) order by no, rev desc', [companyCode, numbers]);

  const tasksOf = new Map(numbers.map((returnNo) => [returnNo, [] as TaskStatement[]]));
  for (const { body } of tasks) tasksOf.get(body.returnNo)?.push(body);
  return new Map(returns.flatMap(({ body, area }) => [...reworkOf(body), ...suppliesOf(tasksOf.get(body.returnNo) ?? [])].map((work): [string, Card] => {
    const task = tasksOf.get(body.returnNo)?.find(({ scope }) => (scope.portion ?? scope.supply) === work.portion);
    const order = orders.find((one) => one.return_no === body.returnNo && one.portion === work.portion);
    const no = order?.order_no ?? (task !== undefined && ['repair', 'make'].includes(task.accepts) ? publicId(body.returnNo, task.taskId) : null);
    const date = moved.find((one) => one.no === no);
    const start = starts.find((one) => one.no === no);
    const [line] = task?.lines ?? [];
    return [`${body.returnNo}/${work.portion}`, {
      no, kind: work.kind, returnNo: body.returnNo, customerCode: body.customerCode, line: work.line, portion: work.portion, item: line?.item ?? null, qty: work.qty, unit: line?.unit ?? null,
      orderNo: order?.order_no ?? null, priority: order?.priority ?? task?.menu.priority ?? false, goods: { place: work.place, areaCode: area }, material: date?.why === 'shortage' ? 'short' : 'ready',
      date: (date?.date_at ?? order?.due_at)?.getTime() ?? task?.dueAt ?? null, moves: date?.moves ?? 0, promisedAt: task?.menu.promisedAt ?? null,
      lineCode: start?.line_code ?? order?.line_code ?? null, startedAt: start?.started_at.getTime() ?? null,
    }];
  })));
}

interface Work { readonly kind: Card['kind']; readonly line: number | null; readonly portion: string; readonly qty: string; readonly place: string }

const reworkOf = ({ lines }: ReturnStatus): Work[] => lines.flatMap(({ line, portions }) =>
  portions.filter(({ goods }) => goods !== null && WORKED_ON.includes(goods)).map(({ portion, qty, place }): Work => ({ kind: 'rework', line, portion, qty, place })));

/** Supplies production is asked to make ready, of one return's tasks. */
const suppliesOf = (tasks: readonly TaskStatement[]): Work[] => tasks.flatMap((task): Work[] =>
  (task.accepts !== 'make' || task.scope.supply === undefined ? [] : [{ kind: 'replenishment', line: task.lines[0]?.line ?? null, portion: task.scope.supply, qty: task.lines[0]?.qty ?? '0', place: 'make' }]));
