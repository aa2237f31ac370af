/** 到货扫描 (product.md B1): what stands at the dock, by any text on parcel, papers or goods. Reads, and changes nothing. */
import { normalNumber } from '@guitu/contracts/normal-number.rules';
import { ScannedLabel } from '@guitu/contracts/scanned-label';
import { LabelText } from '@guitu/contracts/task';
import { Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { readLabel } from '@guitu/masterdata-view/labels/read-label';
import type { Database } from '@guitu/persistence/database';
import { publicId } from '@guitu/task-desk/tasks/task-row';
import { z } from 'zod';
import { scannedReturnNo } from './scanned-return.rules.js';

const Hit = z.object({
  returnNo: z.string(), customerCode: z.string(), by: z.enum(['return', 'serial', 'parcel', 'paper', 'goods']),
  /** lines of the goods on the label; empty: of the whole return */
  lines: z.array(z.int()),
  /** what this desk has to do with it now, next due first */
  tasks: z.array(z.object({
    id: z.string(), accepts: z.string(), title: LabelText, dueAt: Instant.nullable(),
    /** store as the procedure names it, for what is put away (B6); null: it names none */
    store: z.string().nullable(),
    /** quantities are decimal strings of the unit */
    lines: z.array(z.object({ line: z.int(), qty: z.string(), unit: z.string() })),
  })),
});
export const Scan = z.object({
  /** one: go on with it · many: choose · none: a parcel without a return */
  verdict: z.enum(['one', 'many', 'none']),
  /** what the text says as a label of goods */
  label: ScannedLabel.nullable(),
  hits: z.array(Hit), more: z.boolean(),
}).meta({ id: 'DockScan' });
type Scan = z.infer<typeof Scan>;

const MOST_HITS = 50;
type Hit = z.infer<typeof Hit>;
interface Row { return_no: string; customer_code: string; by: Hit['by']; lines: number[]; tasks: (Omit<Hit['tasks'][number], 'id'> & { taskId: string })[] }

/**
 * Returns of the reader's plants that have not ended: by their own number first, then a serial of theirs, parcel, papers, and what the
 * label says of the goods; where the very piece is announced, others with the same goods are not meant.
 */
export async function findScanned(database: Database, { companyCode, plantCodes }: Actor, text: string): Promise<Scan> {
  const label = await readLabel(database, companyCode, text);
  const rows = await database.query<Row>(
    `with piece as (
       select a.return_no, a.line from announced_serial a join return_status s on s.company_code = $1 and s.return_no = a.return_no and s.plant_code = any($2) and not s.closed
       where a.company_code = $1 and a.serial in ($4, $7)
     ), found (return_no, by, rank, line) as (
       select return_no, 'return', 1, null::integer from return_status where company_code = $1 and return_no = $3
       union all select return_no, 'serial', 2, line from piece
       union all select return_no, kind, 3, null from announced_number where company_code = $1 and number = $4
       union all select return_no, 'parcel', 3, null from arrival where company_code = $1 and upper(waybill_ref) = $4 and taken_back_at is null
       union all select return_no, 'goods', 4, line from stock_item where company_code = $1 and item = $5 and ($6::text is null or batch is null or batch = $6) and not exists (select 1 from piece)
     ), best as (
       select return_no, (array_agg(by order by rank))[1] as by, min(rank) as rank, coalesce(array_agg(distinct line) filter (where line is not null), '{}') as lines from found group by return_no
     )
     select best.return_no, s.customer_code, best.by, best.lines,
       (select coalesce(json_agg(json_build_object('taskId', t.task_id, 'accepts', t.accepts, 'title', t.body->'title', 'dueAt', (t.body->>'dueAt')::float8,
          'store', t.body->'menu'->>'store', 'lines', (select coalesce(json_agg(json_build_object('line', l->'line', 'qty', l->>'qty', 'unit', l->>'unit')), '[]'::json) from jsonb_array_elements(t.body->'lines') l)) order by t.due_at nulls last, t.task_id), '[]'::json)
        from task t where t.company_code = $1 and t.return_no = best.return_no and t.state = 'open' and t.answered_fact_id is null) as tasks
     from best join return_status s on s.company_code = $1 and s.return_no = best.return_no and s.plant_code = any($2) and not s.closed
     order by best.rank, best.return_no limit ${MOST_HITS + 1}`,
    [companyCode, plantCodes, scannedReturnNo(text), normalNumber(text), label?.product ?? null, label?.batch ?? null, label?.serial == null ? null : normalNumber(label.serial)],
  );
  const hits = rows.slice(0, MOST_HITS).map(({ return_no: returnNo, customer_code: customerCode, by, lines, tasks }) => ({
    returnNo, customerCode, by, lines, tasks: tasks.map(({ taskId, ...task }) => ({ id: publicId(returnNo, taskId), ...task })),
  }));
  return { verdict: rows.length === 0 ? 'none' : rows.length === 1 ? 'one' : 'many', label, hits, more: rows.length > MOST_HITS };
}
