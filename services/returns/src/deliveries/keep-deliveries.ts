/** 维护发货台账: rows of another system are kept by delivery and line number; each is judged alone, refused ones change nothing. */
import { z } from 'zod';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { Unit } from '@guitu/contracts/vocabulary';
import type { Transaction } from '@guitu/persistence/transaction';
import { DeliveryRow, rowFaults, type RowFault } from './delivery-row.js';

export type RowOutcome = 'added' | 'changed' | 'unchanged' | 'rejected';
export interface KeptRow { deliveryNo: string; lineNo: number | null; outcome: RowOutcome; faults: RowFault[] }
interface Stood { delivery_no: string; line_no: number; claimed: string; unit: string; product: string; customer_code: string; stands: DeliveryRow }
export interface DeliveryKeeper {
  readonly companyCode: string;
  readonly staff: string;
  /** plants whose deliveries may be kept; null: all of the company */
  readonly plantCodes: readonly string[] | null;
  readonly sourceSystem: string;
  /** true: judged, not kept */
  readonly dryRun?: boolean;
  /** true: fields a row does not have keep what stands */
  readonly partial?: boolean;
}
type Who = DeliveryKeeper;

const LineKey = z.looseObject({ deliveryNo: z.string().optional(), lineNo: z.int().optional() });
const keyOf = (deliveryNo: string, lineNo: number): string => JSON.stringify([deliveryNo, lineNo]);
const FIELDS = Object.keys(DeliveryRow.shape) as (keyof DeliveryRow)[];
const canonical = (text: string, unit: Unit): string => formatQuantity(parseQuantity(text, unit) ?? 0, unit);
/** What tells a row from the one that stands. */
function contentOf(row: DeliveryRow): string {
  const same: DeliveryRow = { ...row, quantity: canonical(row.quantity, row.unit), voided: canonical(row.voided, row.unit), serials: [...row.serials].sort() };
  return JSON.stringify(FIELDS.map((field) => same[field]));
}

/**
 * Upserts rows. What returns have claimed of a line stands: it cannot become less than that, nor another customer's goods. Lines that
 * say what stands are read and not locked: nobody who registers a return waits for them.
 * @returns what became of each, in the order given
 */
export async function keepDeliveries(tx: Transaction, who: DeliveryKeeper, rows: readonly unknown[]): Promise<KeptRow[]> {
  // One at a time per company: a row that another file is just bringing in would else be judged as new.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['deliveries', who.companyCode])]);
  const keys = rows.map((row) => LineKey.safeParse(row).data);
  const stands = await readStanding(tx, who.companyCode, keys.filter((key) => key !== undefined), '');
  const read = rows.map((row, index) => {
    const before = stands.get(keyOf(keys[index]?.deliveryNo ?? '', keys[index]?.lineNo ?? 0));
    return DeliveryRow.safeParse(who.partial === true && before !== undefined ? { ...before.stands, ...(row as object) } : row);
  });
  const same = new Set(read.filter(({ data }) => data !== undefined && saysWhatStands(data, stands.get(keyOf(data.deliveryNo, data.lineNo)))));
  const locked = await readStanding(tx, who.companyCode, read.flatMap((one) => (one.data === undefined || same.has(one) ? [] : [one.data])), 'for update');
  const seen = new Set<string>();
  const keep: DeliveryRow[] = [];
  const results = read.map((one, index): KeptRow => {
    const { data, error } = one;
    if (data === undefined) return { ...named(keys[index]), outcome: 'rejected', faults: error.issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.'), code: issue.code, zh: `字段无效：${issue.message}`, en: issue.message })) };
    const key = keyOf(data.deliveryNo, data.lineNo);
    const before = locked.get(key) ?? stands.get(key);
    const faults = [...rowFaults(data), ...(seen.has(key) ? [TWICE] : []), ...plantFaults(data, before, who), ...(before === undefined || same.has(one) ? [] : claimedFaults(data, before))];
    const about = { deliveryNo: data.deliveryNo, lineNo: data.lineNo, faults };
    if (faults.length > 0) return { ...about, outcome: 'rejected' };
    seen.add(key);
    if (same.has(one)) return { ...about, outcome: 'unchanged' };
    keep.push(data);
    return { ...about, outcome: before === undefined ? 'added' : 'changed' };
  });
  if (who.dryRun !== true) await upsert(tx, who, keep);
  return results;
}

const saysWhatStands = (row: DeliveryRow, before: Stood | undefined): boolean => before !== undefined && contentOf(before.stands) === contentOf(row);

const TWICE: RowFault = { field: 'lineNo', code: 'twice', zh: '同一批次中重复的发货行', en: 'this line is there twice' };
const named = (key: z.infer<typeof LineKey> | undefined): Pick<KeptRow, 'deliveryNo' | 'lineNo'> => ({ deliveryNo: key?.deliveryNo?.slice(0, 80) ?? '', lineNo: key?.lineNo ?? null });

/** A line of a plant is kept by who works there, whether it was the plant's before or becomes it. */
function plantFaults(row: DeliveryRow, before: Stood | undefined, { plantCodes }: Who): RowFault[] {
  const foreign = [row.plantCode, before?.stands.plantCode ?? null].some((plant) => plant !== null && plantCodes?.includes(plant) === false);
  return foreign ? [{ field: 'plantCode', code: 'other-plant', zh: '不属于您的分厂。', en: 'Not one of your plants.' }] : [];
}

function claimedFaults(row: DeliveryRow, { claimed, unit, product, customer_code }: Stood): RowFault[] {
  if (Number(claimed) === 0) return [];
  const same = unit === row.unit && product === row.product && customer_code === row.customerCode;
  if (!same) return [{ field: '', code: 'claimed', zh: '已有退货引用此发货行，不能更改客户、产品或单位', en: 'returns name this line: customer, product and unit stay' }];
  const left = (parseQuantity(row.quantity, row.unit) ?? 0) - (parseQuantity(row.voided, row.unit) ?? 0);
  const held = parseQuantity(claimed, unit as Unit) ?? 0;
  return left >= held ? [] : [{ field: 'quantity', code: 'claimed', zh: `退货已占用 ${claimed}，数量不能更少`, en: `returns have claimed ${claimed}: it cannot be less` }];
}

/** What stands of these lines. `limit` leaves the planner no other way than the key, row by row, whatever it believes of the table while a first file comes in. */
async function readStanding(tx: Transaction, companyCode: string, rows: readonly { readonly deliveryNo?: string | undefined; readonly lineNo?: number | undefined }[], locking: '' | 'for update'): Promise<Map<string, Stood>> {
  if (rows.length === 0) return new Map();
  const stood = await tx.query<Stood>(
    `select d.delivery_no, d.line_no, trim_scale(d.claimed_qty)::text as claimed, d.unit, d.product, d.customer_code,
       json_build_object('deliveryNo', d.delivery_no, 'lineNo', d.line_no, 'plantCode', d.plant_code, 'customerCode', d.customer_code, 'shipDate', d.ship_date, 'receiptDate', d.receipt_date,
         'product', d.product, 'batch', d.batch, 'productionDate', d.production_date, 'expiryDate', d.expiry_date, 'quantity', trim_scale(d.qty)::text, 'voided', trim_scale(d.voided_qty)::text, 'unit', d.unit,
         'serials', (select coalesce(json_agg(s.serial), '[]'::json) from delivery_serial s where (s.company_code, s.delivery_no, s.line_no) = (d.company_code, d.delivery_no, d.line_no)),
         'orderNo', d.order_no, 'customerPo', d.customer_po, 'waybill', d.waybill, 'unitPrice', d.unit_price, 'taxBps', d.tax_bps, 'invoiceNo', d.invoice_no, 'invoiced', d.invoiced) as stands
     from (select * from unnest($2::text[], $3::int[]) as u (delivery_no, line_no) group by 1, 2 order by 1, 2) k
     cross join lateral (select * from delivery_line o where o.company_code = $1 and o.delivery_no = k.delivery_no and o.line_no = k.line_no limit 1 ${locking}) d`,
    [companyCode, rows.map((row) => row.deliveryNo ?? null), rows.map((row) => row.lineNo ?? null)],
  );
  return new Map(stood.map((row) => [keyOf(row.delivery_no, row.line_no), row]));
}

async function upsert(tx: Transaction, { companyCode, staff, sourceSystem }: Who, rows: readonly DeliveryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    `insert into delivery_line as d (company_code, delivery_no, line_no, plant_code, customer_code, ship_date, receipt_date, product, batch, production_date, expiry_date,
       qty, voided_qty, unit, order_no, customer_po, waybill, unit_price, tax_bps, invoice_no, invoiced, source_system, kept_by)
     select $1, r."deliveryNo", r."lineNo", r."plantCode", r."customerCode", r."shipDate", r."receiptDate", r.product, r.batch, r."productionDate", r."expiryDate",
       r.quantity, r.voided, r.unit, r."orderNo", r."customerPo", r.waybill, r."unitPrice", r."taxBps", r."invoiceNo", r.invoiced, $2, $3
     from jsonb_to_recordset($4::jsonb) as r ("deliveryNo" text, "lineNo" int, "plantCode" text, "customerCode" text, "shipDate" date, "receiptDate" date, product text, batch text, "productionDate" date,
       "expiryDate" date, quantity numeric, voided numeric, unit text, "orderNo" text, "customerPo" text, waybill text, "unitPrice" bigint, "taxBps" int, "invoiceNo" text, invoiced boolean)
     on conflict (company_code, delivery_no, line_no) do update set plant_code = excluded.plant_code, customer_code = excluded.customer_code, ship_date = excluded.ship_date,
       receipt_date = excluded.receipt_date, product = excluded.product, batch = excluded.batch, production_date = excluded.production_date, expiry_date = excluded.expiry_date,
       qty = excluded.qty, voided_qty = excluded.voided_qty, unit = excluded.unit, order_no = excluded.order_no, customer_po = excluded.customer_po, waybill = excluded.waybill,
       unit_price = excluded.unit_price, tax_bps = excluded.tax_bps, invoice_no = excluded.invoice_no, invoiced = excluded.invoiced, source_system = excluded.source_system,
       kept_by = excluded.kept_by, kept_at = clock_timestamp()`,
    [companyCode, sourceSystem, staff, JSON.stringify(rows)],
  );
  const [numbers, lines] = [rows.map((row) => row.deliveryNo), rows.map((row) => row.lineNo)];
  await tx.execute('delete from delivery_serial s using unnest($2::text[], $3::int[]) as k (delivery_no, line_no) where s.company_code = $1 and s.delivery_no = k.delivery_no and s.line_no = k.line_no', [companyCode, numbers, lines]);
  const serials = rows.flatMap(({ deliveryNo, lineNo, serials: of }) => of.map((serial) => ({ deliveryNo, lineNo, serial })));
  await tx.execute(
    'insert into delivery_serial (company_code, delivery_no, line_no, serial) select $1, * from unnest($2::text[], $3::int[], $4::text[])',
    [companyCode, serials.map((one) => one.deliveryNo), serials.map((one) => one.lineNo), serials.map((one) => one.serial)],
  );
}
