/** 返修补货看板: the work of open returns in four columns, each card with its goods, material, date and promise (product.md D1). */
import type { ReturnStatus } from '@guitu/contracts/status';
import { Instant } from '@guitu/contracts/scalars';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import { publicId } from '@guitu/task-desk/tasks/task-row';
import { z } from 'zod';
import { columnOf, COLUMNS, COLUMN_WORDS, PORTIONS_WORKED_ON, WORKED_ON } from './board.rules.js';

export const BoardQuery = z.strictObject({ view: z.enum(['board']).default('board') });
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
export const Board = z.object({ columns: z.array(z.object({ key: z.enum(COLUMNS), zh: z.string(), en: z.string(), cards: z.array(Card) })) }).meta({ id: 'ProductionBoard' });
export type Board = z.infer<typeof Board>;

interface Order { readonly return_no: string; readonly order_no: string; readonly portion: string | null; readonly priority: boolean; readonly due_at: Date | null; readonly line_code: string | null }
interface Started { readonly no: string; readonly line_code: string | null; readonly started_at: Date }
interface Moved { readonly no: string; readonly why: string; readonly date_at: Date; readonly moves: number }

/** Of the plants where somebody works; priority first, then the nearest date. */
export async function readBoard(database: Database, { companyCode, plantCodes }: Actor): Promise<Board> {
  const returns = await database.query<{ body: ReturnStatus; area: string | null }>(
    `select s.body, g.area_code as area from return_status s left join goods_area g using (company_code, return_no)
     where s.company_code = $1 and s.plant_code = any($2) and not s.closed and s.return_no in (
       select w.return_no from return_status w where w.company_code = $1 and not w.closed and w.body @? '${PORTIONS_WORKED_ON}'
       union all select t.return_no from task t where t.company_code = $1 and t.accepts = 'make' and t.state = 'open' and t.answered_fact_id is null)`, [companyCode, plantCodes]);
  const numbers = returns.map(({ body }) => body.returnNo);
  const tasks = await database.query<{ body: TaskStatement }>(
    `select body from task where company_code = $1 and return_no = any($2) and accepts in ('order', 'repair', 'make', 'plan') and state = 'open' and answered_fact_id is null`, [companyCode, numbers]);
  const orders = await database.query<Order>(
    `select return_no, order_no, portion, priority, due_at, line_code from rework_order where company_code = $1 and return_no = any($2)
     union all select return_no, order_no, supply, priority, due_at, line_code from replenishment_order where company_code = $1 and return_no = any($2)`, [companyCode, numbers]);
  const starts = await database.query<Started>('select no, line_code, started_at from work_start where company_code = $1 and return_no = any($2)', [companyCode, numbers]);
  const moved = await database.query<Moved>(
    'select distinct on (no) no, why, date_at, rev as moves from order_date where company_code = $1 and return_no = any($2) order by no, rev desc', [companyCode, numbers]);

  const tasksOf = new Map(numbers.map((returnNo) => [returnNo, [] as TaskStatement[]]));
  for (const { body } of tasks) tasksOf.get(body.returnNo)?.push(body);
  const cards = returns.flatMap(({ body, area }) => [...reworkOf(body), ...suppliesOf(tasksOf.get(body.returnNo) ?? [])].map((work) => {
    const task = tasksOf.get(body.returnNo)?.find(({ scope }) => (scope.portion ?? scope.supply) === work.portion);
    const order = orders.find((one) => one.return_no === body.returnNo && one.portion === work.portion);
    const no = order?.order_no ?? (task !== undefined && ['repair', 'make'].includes(task.accepts) ? publicId(body.returnNo, task.taskId) : null);
    const date = moved.find((one) => one.no === no);
    const start = starts.find((one) => one.no === no);
    const [line] = task?.lines ?? [];
    const card: Card = {
      no, kind: work.kind, returnNo: body.returnNo, customerCode: body.customerCode, line: work.line, portion: work.portion, item: line?.item ?? null, qty: work.qty, unit: line?.unit ?? null,
      orderNo: order?.order_no ?? null, priority: order?.priority ?? task?.menu.priority ?? false, goods: { place: work.place, areaCode: area }, material: date?.why === 'shortage' ? 'short' : 'ready',
      date: (date?.date_at ?? order?.due_at)?.getTime() ?? task?.dueAt ?? null, moves: date?.moves ?? 0, promisedAt: task?.menu.promisedAt ?? null,
      lineCode: start?.line_code ?? order?.line_code ?? null, startedAt: start?.started_at.getTime() ?? null,
    };
    return { column: work.kind === 'replenishment' ? ('at_work' as const) : columnOf(work.place), card };
  }));
  cards.sort((a, b) => Number(b.card.priority) - Number(a.card.priority) || (a.card.date ?? Infinity) - (b.card.date ?? Infinity) || (a.card.returnNo < b.card.returnNo ? -1 : 1));
  return { columns: COLUMNS.map((key) => ({ key, ...COLUMN_WORDS[key], cards: cards.filter(({ column }) => column === key).map(({ card }) => card) })) };
}

interface Work { readonly kind: Card['kind']; readonly line: number | null; readonly portion: string; readonly qty: string; readonly place: string }

const reworkOf = ({ lines }: ReturnStatus): Work[] => lines.flatMap(({ line, portions }) =>
  portions.filter(({ goods }) => goods !== null && WORKED_ON.includes(goods)).map(({ portion, qty, place }): Work => ({ kind: 'rework', line, portion, qty, place })));

/** Supplies production is asked to make ready, of one return's tasks. */
const suppliesOf = (tasks: readonly TaskStatement[]): Work[] => tasks.flatMap((task): Work[] =>
  (task.accepts !== 'make' || task.scope.supply === undefined ? [] : [{ kind: 'replenishment', line: task.lines[0]?.line ?? null, portion: task.scope.supply, qty: task.lines[0]?.qty ?? '0', place: 'make' }]));
