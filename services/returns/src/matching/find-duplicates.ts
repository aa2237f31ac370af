import type { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import type { Transaction } from '@guitu/persistence/transaction';

/** A return that may be the same matter: "join that return?" (product.md §2.4 no. 5). */
export interface Duplicate { readonly returnNo: string; readonly registeredAt: number; readonly same: 'serial' | 'batch' | 'product'; readonly items: readonly string[]; readonly closed: boolean }

const WITHIN_DAYS = 7;

/** Returns of the same customers with the same serial, the same batch, or the same product without either, registered within the last days; newest first. */
export async function findDuplicates(tx: Pick<Transaction, 'query'>, companyCode: string, customers: readonly string[], { lines }: Pick<RegisterReturnBody, 'lines'>): Promise<Duplicate[]> {
  const asked = lines.map(({ item, batch, serials = [] }) => ({ item, batch: batch ?? null, serials }));
  const rows = await tx.query<{ return_no: string; registered_at: Date; closed: boolean; items: string[]; serial: boolean; batch: boolean }>(
    `select c.return_no, c.registered_at, coalesce(s.closed, false) as closed, array_agg(distinct l.item order by l.item) as items, bool_or(held.serial is not null) as serial, bool_or(l.batch = a.batch) as batch
     from jsonb_to_recordset($3::jsonb) as a (item text, batch text, serials jsonb)
     join return_line l on l.company_code = $1 and l.item = a.item
     join return_case c on (c.company_code, c.return_no) = (l.company_code, l.return_no) and c.customer_code = any($2) and c.registered_at > clock_timestamp() - make_interval(days => ${WITHIN_DAYS})
     left join return_status s on (s.company_code, s.return_no) = (c.company_code, c.return_no)
     left join return_serial held on (held.company_code, held.return_no, held.line) = (l.company_code, l.return_no, l.line) and a.serials ? held.serial
     where held.serial is not null or l.batch = a.batch or (l.batch is null and a.batch is null and jsonb_array_length(a.serials) = 0)
     group by c.return_no, c.registered_at, s.closed order by c.registered_at desc, c.return_no limit 20`,
    [companyCode, customers, JSON.stringify(asked)],
  );
  return rows.map(({ return_no, registered_at, closed, items, serial, batch }) => ({ returnNo: return_no, registeredAt: registered_at.getTime(), same: serial ? 'serial' : batch ? 'batch' : 'product', items, closed }));
}
