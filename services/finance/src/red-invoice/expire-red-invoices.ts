import { Database } from '@guitu/persistence/database';
import { LookAgain } from '@guitu/platform/service/look-again';
import { Injectable } from '@nestjs/common';

/** How often to look (ms). */
const LOOK_EVERY = 60_000;

/** 已失效: what nobody confirmed in time goes back to where it was; the invoice may be applied for anew. */
@Injectable()
export class ExpireRedInvoices extends LookAgain {
  constructor(private readonly database: Database) {
    super('ExpireRedInvoices', LOOK_EVERY);
  }

  /** By the database's time: this process's own may be off. */
  protected async lookOnce(): Promise<number> {
    const [{ now } = { now: new Date(0) }] = await this.database.query<{ now: Date }>('select clock_timestamp() as now');
    return this.look(now.getTime());
  }

  /** @returns how many expired; replicas share the work by skipping locked rows */
  look(now: number): Promise<number> {
    return this.database.transaction(async (tx) => {
      const due = await tx.query<{ id: string; company_code: string; return_no: string; amount: string }>(
        `select id, company_code, return_no, amount from red_invoice where state = 'to_confirm' and confirm_by <= $1 order by confirm_by limit 100 for update skip locked`, [new Date(now)],
      );
      for (const { id, company_code, return_no, amount } of due) {
        await tx.execute(`update red_invoice set state = 'expired', expired_at = $2 where id = $1`, [id, new Date(now)]);
        await tx.execute('update settlement_account set red_invoiced = red_invoiced - $3 where company_code = $1 and return_no = $2', [company_code, return_no, amount]);
      }
      return due.length;
    });
  }
}
