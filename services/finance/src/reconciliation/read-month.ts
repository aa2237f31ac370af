import { instantAt } from '@guitu/masterdata-view/zoned-day.rules';
import { Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { nextPeriod } from '../posting/next-period.rules.js';
import { z } from 'zod';
import { DIFFERENCES, differences, type Credited, type DifferenceCode, type MonthBooks, type RedInvoiced, type Stated, type Waiting } from './differences.rules.js';

const List = z.object({ lines: z.int(), by: z.string(), at: Instant }).nullable().describe('null: not given yet, so nothing is compared with it');
const Money = z.object({ amount: z.int().optional() }).nullable().describe('分; null: nothing is known there');
export const Reconciliation = z.object({
  month: z.string(), erp: List, customers: List,
  credited: z.object({ vouchers: z.int(), amount: z.int().optional() }),
  differences: z.array(z.object({ code: z.enum(Object.keys(DIFFERENCES) as [DifferenceCode, ...DifferenceCode[]]), zh: z.string(), en: z.string(), returnNo: z.string().nullable(), ref: z.string(), here: Money, there: Money })),
}).meta({ id: 'Reconciliation' });
export type Reconciliation = z.infer<typeof Reconciliation>;
interface Given { readonly source: 'erp' | 'customers'; readonly lines: number; readonly by: string; readonly at: number }

/** A month of the reader's plants; the lists of others are the company's. @param zone where the books are kept */
export async function readMonth(database: Database, actor: Actor, month: string, zone: string): Promise<Reconciliation> {
  const from = instantAt(`${month}-01`, 0, zone);
  const within = [actor.companyCode, actor.plantCodes, new Date(from), nextPeriod(from, zone)];
  const list = [actor.companyCode, month];
  const [credited, waiting, redInvoices, given, stated] = await Promise.all([
    database.query<Credited>(
      `select return_no as "returnNo", voucher_no as "voucherNo", amount::float8 as amount from posting
       where company_code = $1 and plant_code = any($2) and kind = 'settlement' and state = 'booked' and booked_at >= $3 and booked_at < $4 order by voucher_no`, within,
    ),
    database.query<Waiting>(
      `select t.return_no as "returnNo", (t.body->'menu'->>'amount')::float8 as amount from task t where t.company_code = $1 and t.plant_code = any($2) and t.accepts = 'post' and t.state in ('open', 'asked_back')
         and t.opened_at < $3 and (t.body->'menu'->>'amount')::float8 > 0 order by t.return_no`, [actor.companyCode, actor.plantCodes, nextPeriod(from, zone)],
    ),
    database.query<RedInvoiced>(
      `select r.return_no as "returnNo", invoice_no as "invoiceNo", amount::float8 as amount, state = 'issued' as issued from red_invoice r where company_code = $1 and plant_code = any($2) and state <> 'expired'
         and exists (select 1 from posting p where p.company_code = r.company_code and p.return_no = r.return_no and p.kind = 'settlement' and p.state = 'booked' and p.booked_at >= $3 and p.booked_at < $4)
       order by r.return_no, invoice_no`, within,
    ),
    database.query<Given>(`select source, lines, kept_by as by, floor(extract(epoch from kept_at) * 1000)::float8 as at from statement where company_code = $1 and month = $2`, list),
    database.query<Stated & { source: string }>(
      // what was booked and booked back comes to nothing there too
      `select source, ref, amount::float8 as amount from statement_line s where company_code = $1 and month = $2
         and not (source = 'erp' and exists (select 1 from posting p where p.company_code = s.company_code and p.kind = 'settlement' and p.state = 'withdrawn' and s.ref in (p.voucher_no, p.reversal_no))) order by ref`, list,
    ),
  ]);
  const listOf = (source: Given['source']): Reconciliation['erp'] => {
    const found = given.find((one) => one.source === source);
    return found === undefined ? null : { lines: found.lines, by: found.by, at: found.at };
  };
  const statedBy = (source: Given['source']): readonly Stated[] | null => (listOf(source) === null ? null : stated.filter((line) => line.source === source));
  const books: MonthBooks = { credited, waiting, redInvoices, erp: statedBy('erp'), customers: statedBy('customers') };
  const money = (amount: number | null): { amount: number } | null => (amount === null ? null : { amount });
  return readable({
    month, erp: listOf('erp'), customers: listOf('customers'), credited: { vouchers: credited.length, amount: credited.reduce((sum, { amount }) => sum + amount, 0) },
    differences: differences(books).map(({ code, returnNo, ref, here, there }) => ({ code, ...DIFFERENCES[code], returnNo, ref, here: money(here), there: money(there) })),
  }, readingRights(actor));
}
