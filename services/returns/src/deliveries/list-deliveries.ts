/** 发货台账, and one field that finds it all: order, delivery, serial, batch, customer, product, waybill or invoice number. */
import { z } from 'zod';
import { CustomerCode, Instant, ItemCode, LocalDate } from '@guitu/contracts/scalars';
import { ScannedLabel, ScannedText } from '@guitu/contracts/scanned-label';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import { readLabel } from '@guitu/masterdata-view/labels/read-label';
import type { Database } from '@guitu/persistence/database';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { Parameters } from '@guitu/task-desk/tasks/visible-tasks';

export const DeliveryQuery = z.strictObject({
  /** any number printed on the delivery or the goods, or a whole label of goods */
  q: ScannedText.optional(),
  customerCode: CustomerCode.optional(), product: ItemCode.optional(),
  /** something of it may still be returned */
  returnable: z.enum(['true', 'false']).transform((text) => text === 'true').optional(),
  offset: wholeNumberOr(0, 0, 10_000),
  limit: wholeNumberOr(50, 1, 200),
});
export type DeliveryQuery = z.infer<typeof DeliveryQuery>;

const DeliveryLineView = z.object({
  deliveryNo: z.string(), lineNo: z.int(), plantCode: z.string().nullable(), customerCode: z.string(), product: z.string(), batch: z.string().nullable(),
  shipDate: LocalDate, receiptDate: LocalDate.nullable(), productionDate: LocalDate.nullable(), expiryDate: LocalDate.nullable(),
  /** decimal strings of the unit; returnable = shipped − voided − claimed */
  quantity: z.string(), voided: z.string(), claimed: z.string(), returnable: z.string(), unit: z.string(),
  serials: z.array(z.string()), orderNo: z.string().nullable(), customerPo: z.string().nullable(), waybill: z.string().nullable(),
  /** 分; for those who may see money */
  unitPrice: z.int().nullable().optional(), taxBps: z.int().nullable(), invoiceNo: z.string().nullable(), invoiced: z.boolean(),
  sourceSystem: z.string(), keptAt: Instant,
  /** returns that name it */
  returns: z.array(z.object({ returnNo: z.string(), line: z.int(), qty: z.string(), released: z.string() })),
});
export const DeliveryPage = z.object({ items: z.array(DeliveryLineView), next: z.int().nullable(), label: ScannedLabel.nullable().describe('what q says as a label of goods') }).meta({ id: 'DeliveryPage' });

const TEXT = (column: string): string => `trim_scale(${column})::text`;

/** Newest shipments first. A company sees its own; lines of a plant only who works there. */
export async function listDeliveries(database: Database, actor: Actor, query: DeliveryQuery): Promise<z.infer<typeof DeliveryPage>> {
  const parameters = new Parameters();
  const where = [`d.company_code = ${parameters.add(actor.companyCode)}`, `(d.plant_code is null or d.plant_code = any(${parameters.add(actor.plantCodes)}))`];
  if (query.customerCode !== undefined) where.push(`d.customer_code = ${parameters.add(query.customerCode)}`);
  if (query.product !== undefined) where.push(`d.product = ${parameters.add(query.product)}`);
  if (query.returnable !== undefined) where.push(`(d.qty - d.voided_qty - d.claimed_qty > 0) = ${parameters.add(query.returnable)}`);
  const label = query.q === undefined ? null : await readLabel(database, actor.companyCode, query.q);
  if (query.q !== undefined) {
    const q = parameters.add(query.q);
    where.push(`(${labelled(label, parameters)} or ${q} in (d.delivery_no, d.order_no, d.customer_po, d.batch, d.waybill, d.invoice_no, d.customer_code, d.product)
      or exists (select 1 from delivery_serial s where s.company_code = d.company_code and s.serial = ${q} and (s.delivery_no, s.line_no) = (d.delivery_no, d.line_no)))`);
  }
  const rows = await database.query<z.infer<typeof DeliveryLineView>>(
    `select d.delivery_no as "deliveryNo", d.line_no as "lineNo", d.plant_code as "plantCode", d.customer_code as "customerCode", d.product, d.batch, d.ship_date::text as "shipDate",
       d.receipt_date::text as "receiptDate", d.production_date::text as "productionDate", d.expiry_date::text as "expiryDate", ${TEXT('d.qty')} as quantity, ${TEXT('d.voided_qty')} as voided,
       ${TEXT('d.claimed_qty')} as claimed, ${TEXT('d.qty - d.voided_qty - d.claimed_qty')} as returnable, d.unit,
       array(select s.serial from delivery_serial s where (s.company_code, s.delivery_no, s.line_no) = (d.company_code, d.delivery_no, d.line_no) order by s.serial) as serials,
       d.order_no as "orderNo", d.customer_po as "customerPo", d.waybill, d.unit_price::float8 as "unitPrice", d.tax_bps as "taxBps", d.invoice_no as "invoiceNo", d.invoiced, d.source_system as "sourceSystem",
       floor(extract(epoch from d.kept_at) * 1000)::float8 as "keptAt",
       (select coalesce(json_agg(json_build_object('returnNo', a.return_no, 'line', a.line, 'qty', ${TEXT('a.qty')}, 'released', ${TEXT('a.released_qty')}) order by a.return_no, a.line), '[]'::json)
        from return_allocation a where (a.company_code, a.delivery_no, a.line_no) = (d.company_code, d.delivery_no, d.line_no)) as returns
     from delivery_line d where ${where.join(' and ')} order by d.ship_date desc, d.delivery_no desc, d.line_no limit ${parameters.add(query.limit + 1)} offset ${parameters.add(query.offset)}`,
    parameters.values,
  );
  const rights = readingRights(actor);
  return { items: rows.slice(0, query.limit).map((row) => readable(row, rights)), next: rows.length > query.limit ? query.offset + query.limit : null, label };
}

/** What a label says of the goods: its serial decides, else its batch, else its product alone. */
function labelled(label: ScannedLabel | null, parameters: Parameters): string {
  if (label === null || (label.serial ?? label.batch ?? label.product) === null) return 'false';
  const ofProduct = label.product === null ? '' : `d.product = ${parameters.add(label.product)}`;
  const exactly = label.serial !== null
    ? `exists (select 1 from delivery_serial s where s.company_code = d.company_code and s.serial = ${parameters.add(label.serial)} and (s.delivery_no, s.line_no) = (d.delivery_no, d.line_no))`
    : label.batch === null ? '' : `d.batch = ${parameters.add(label.batch)}`;
  return `(${[ofProduct, exactly].filter((condition) => condition !== '').join(' and ')})`;
}
