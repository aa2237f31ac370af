import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { writeMessage } from '../pushing/write-message.js';
import { localTime } from '../rules/quiet-hours.rules.js';
import { CUSTOMER_HOURS, CUSTOMER_MERGE } from './customer-events.rules.js';

export interface WriteToCustomersOptions {
  readonly database: Database;
  readonly zone: string;
  /** UTC ms */
  readonly clock: () => number;
}
interface Untold { readonly id: string; readonly company_code: string; readonly customer_code: string; readonly return_no: string; readonly text_zh: string; readonly text_en: string }

/** Customers are reached by mail; who that is, masterdata says when it is sent. */
const CHANNELS = ['mail'] as const;

/** Makes one message for a customer of everything not told yet: between 8:00 and 21:00, at most one an hour. */
export class WriteToCustomers {
  constructor(private readonly options: WriteToCustomersOptions) {}

  /** @returns how many messages were made */
  async execute(): Promise<number> {
    const now = this.options.clock();
    const { minute } = localTime(now, this.options.zone);
    if (minute < CUSTOMER_HOURS.fromMinute || minute >= CUSTOMER_HOURS.toMinute) return 0;
    let made = 0;
    while (await this.options.database.transaction((tx) => this.writeOne(tx, now))) made += 1;
    return made;
  }

  private async writeOne(tx: Transaction, now: number): Promise<boolean> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('guitu-write-to-customers', 0))`);
    const rows = await tx.query<Untold>(
      `with one as (
         select c.company_code, c.customer_code from customer_event e join return_customer c using (company_code, return_no)
         where e.message_id is null and not exists (
           select 1 from message m where m.company_code = c.company_code and m.customer_code = c.customer_code and m.created_at > $1)
         order by e.id limit 1)
       select e.id, c.company_code, c.customer_code, e.return_no, e.text_zh, e.text_en
       from customer_event e join return_customer c using (company_code, return_no) join one using (company_code, customer_code) where e.message_id is null order by e.id`,
      [new Date(now - CUSTOMER_MERGE)],
    );
    const [first] = rows;
    if (first === undefined) return false;
    const returns = [...new Set(rows.map((row) => row.return_no))];
    const lines = (text: 'text_zh' | 'text_en', colon: string): string => rows.map((row) => `${row.return_no}${colon}${row[text]}`).join('\n');
    const one = returns.length === 1;
    const id = await writeMessage(tx, {
      companyCode: first.company_code, to: { customerCode: first.customer_code }, kind: 'customer', link: one ? `/track/${first.return_no}` : '/track',
      title: { zh: one ? `您的退货 ${first.return_no}` : `您的 ${returns.length} 笔退货有新进展`, en: one ? `Your return ${first.return_no}` : `News of your ${returns.length} returns` },
      text: { zh: lines('text_zh', '：'), en: lines('text_en', ': ') },
    }, CHANNELS, now);
    await tx.execute('update customer_event set message_id = $2 where id = any($1)', [rows.map((row) => row.id), id]);
    return true;
  }
}
