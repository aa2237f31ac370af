import { parseQuantity } from '@guitu/contracts/quantity';
import type { Unit } from '@guitu/contracts/vocabulary';
import type { Transaction } from '@guitu/persistence/transaction';
import type { DeliveryCandidate, DeliveryKey } from './delivery-candidate.js';

/** What was asked for; a delivery line fits when one of the keys finds it. */
export interface DeliveryKeys { readonly named: readonly DeliveryKey[]; readonly products: readonly string[]; readonly serials: readonly string[] }
interface Row {
  delivery_no: string; line_no: number; customer_code: string; product: string; batch: string | null; unit: Unit; ship_date: string; receipt_date: string | null;
  qty: string; returnable: string; unit_price: string | null; invoiced: boolean; serials: string[];
}
/** Of one product, the newest lines with something left; older ones are asked for by their number. */
const MOST_PER_PRODUCT = 200;

/**
 * Delivery lines of these customers by number or product, and of everybody by serial (to say whose it is), newest first.
 * @param lock true: nobody else claims from them before this transaction ends; everybody locks in the same order
 */
export async function findDeliveries(tx: Pick<Transaction, 'query'>, companyCode: string, customers: readonly string[], keys: DeliveryKeys, lock: boolean): Promise<DeliveryCandidate[]> {
  const rows = await tx.query<Row>(
    `select d.delivery_no, d.line_no, d.customer_code, d.product, d.batch, d.unit, d.ship_date::text, d.receipt_date::text, trim_scale(d.qty)::text as qty,
       trim_scale(d.qty - d.voided_qty - d.claimed_qty)::text as returnable, d.unit_price, d.invoiced,
       array(select s.serial from delivery_serial s where (s.company_code, s.delivery_no, s.line_no) = (d.company_code, d.delivery_no, d.line_no) and s.serial = any($5) order by s.serial) as serials
     from delivery_line d
     where d.company_code = $1 and (d.delivery_no, d.line_no) in (
       select n.no, n.line from unnest($3::text[], $4::int[]) as n (no, line)
         join delivery_line l on (l.company_code, l.delivery_no, l.line_no) = ($1, n.no, n.line) where l.customer_code = any($2)
       union select s.delivery_no, s.line_no from delivery_serial s where s.company_code = $1 and s.serial = any($5)
       union select newest.delivery_no, newest.line_no from unnest($6::text[]) as p (product) cross join lateral (
         select l.delivery_no, l.line_no from delivery_line l where l.company_code = $1 and l.product = p.product and l.customer_code = any($2)
         order by l.qty - l.voided_qty - l.claimed_qty > 0 desc, l.ship_date desc, l.delivery_no desc, l.line_no limit ${MOST_PER_PRODUCT}) newest
     )
     order by d.delivery_no, d.line_no ${lock ? 'for update of d' : ''}`,
    [companyCode, customers, keys.named.map(({ no }) => no), keys.named.map(({ line }) => line), keys.serials, keys.products],
  );
  return rows.map(candidate).sort(newestFirst);
}

const newestFirst = (a: DeliveryCandidate, b: DeliveryCandidate): number =>
  b.shipDate.localeCompare(a.shipDate) || b.no.localeCompare(a.no) || a.line - b.line;

function candidate({ delivery_no, line_no, customer_code, product, batch, unit, ship_date, receipt_date, qty, returnable, unit_price, invoiced, serials }: Row): DeliveryCandidate {
  return {
    no: delivery_no, line: line_no, customerCode: customer_code, product, batch, unit, shipDate: ship_date, receiptDate: receipt_date,
    shipped: parseQuantity(qty, unit) ?? 0, returnable: parseQuantity(returnable, unit) ?? 0, unitPrice: unit_price === null ? null : Number(unit_price), invoiced, serials,
  };
}
