import { normalNumber } from '@guitu/contracts/normal-number.rules';
import type { ScannedLabel } from '@guitu/contracts/scanned-label';
import type { Actor } from '@guitu/identity/actor';
import { readLabel } from '@guitu/masterdata-view/labels/read-label';
import type { Database } from '@guitu/persistence/database';

export type FoundBy = 'return' | 'reference' | 'parcel' | 'voucher' | 'paper' | 'complaint' | 'serial' | 'delivery' | 'order' | 'invoice' | 'batch';
export interface FoundReturn { readonly returnNo: string; readonly by: FoundBy }
/** What one number is; a delivery may be known without a return of it. */
export interface FoundNumber { readonly returns: readonly FoundReturn[]; readonly deliveryNo: string | null; /** what the text says as a label of goods */ readonly label: ScannedLabel | null }

/** Returns shown for one number: a batch may be in many. */
export const MOST_RETURNS = 20;

/**
 * Returns of the reader's plants that this number is printed on or in: open ones first, then the newest. Of several meanings of a
 * number the strongest counts: a return's own, then parcel, voucher and papers, then goods, deliveries and batches. A label of goods
 * is also what it says: its serial, or else its batch of its product.
 */
export async function findByNumber(database: Database, { companyCode, plantCodes }: Actor, q: string): Promise<FoundNumber> {
  const given = q.trim();
  const label = await readLabel(database, companyCode, given);
  const [serial, batch, product] = [label?.serial ?? null, label?.serial === null ? label.batch : null, label?.product ?? null];
  const [rows, deliveries] = await Promise.all([
    database.query<{ return_no: string; by: FoundBy }>(
      `with found (return_no, by, rank) as (
         select return_no, 'return', 1 from return_case where company_code = $1 and return_no = $2
         union all select return_no, 'reference', 2 from return_case where company_code = $1 and external_id = $3
         union all select return_no, kind, 3 from known_number where company_code = $1 and number = $2
         union all select return_no, 'paper', 3 from return_slip where company_code = $1 and no = $3
         union all select return_no, 'serial', 4 from return_serial where company_code = $1 and (serial = $3 or serial = $5 and ($7::text is null or product = $7))
         union all select a.return_no, case when d.delivery_no = $3 then 'delivery' when $3 in (d.order_no, d.customer_po) then 'order' when d.waybill = $3 then 'parcel' else 'invoice' end, 5
           from delivery_line d join return_allocation a using (company_code, delivery_no, line_no) where d.company_code = $1 and $3 in (d.delivery_no, d.order_no, d.customer_po, d.waybill, d.invoice_no)
         union all select return_no, 'batch', 6 from return_line where company_code = $1 and (batch = $3 or batch = $6 and ($7::text is null or item = $7))
       ), best as (select distinct on (return_no) return_no, by from found order by return_no, rank)
       select c.return_no, best.by from best join return_case c on c.company_code = $1 and c.return_no = best.return_no and c.plant_code = any($4)
       left join return_status s on s.company_code = c.company_code and s.return_no = c.return_no
       order by coalesce(s.closed, false), c.registered_at desc, c.return_no desc limit ${MOST_RETURNS + 1}`,
      [companyCode, normalNumber(given), given, plantCodes, serial, batch, product],
    ),
    database.query<{ delivery_no: string }>(
      `with line as (
         select delivery_no, ship_date, plant_code from delivery_line where company_code = $1 and $2 in (delivery_no, order_no, customer_po, waybill, invoice_no)
         union all select d.delivery_no, d.ship_date, d.plant_code from delivery_serial s join delivery_line d using (company_code, delivery_no, line_no) where s.company_code = $1 and s.serial in ($2, $4)
       ) select delivery_no from line where plant_code is null or plant_code = any($3) order by ship_date desc limit 1`,
      [companyCode, given, plantCodes, serial],
    ),
  ]);
  return { returns: rows.map((row) => ({ returnNo: row.return_no, by: row.by })), deliveryNo: deliveries[0]?.delivery_no ?? null, label };
}
