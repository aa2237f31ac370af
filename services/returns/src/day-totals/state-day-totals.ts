/** 数量汇总: when a return is registered, every return of that customer's day whose procedure has classes hears what the day comes to. */
import { Injectable } from '@nestjs/common';
import { subjectOf } from '@guitu/contracts/process-names';
import { SYSTEM_STAFF, type Actor } from '@guitu/identity/actor';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { stateFact } from '@guitu/task-desk/facts/state-fact';
import { dayTotals, type DayLine, type DayTotals } from './day-totals.rules.js';

interface Day { readonly companyCode: string; readonly customerCode: string; /** IANA zone of the plant */ readonly zone: string; readonly actor: Actor; readonly traceparent: string | undefined }
interface Concerned { readonly return_no: string; readonly plant_code: string; readonly version: number; readonly model: string | null; readonly total: string | null; readonly alone: boolean }

/** Returns that count no more for their day. */
const GONE = ['cancelled', 'withdrawn', 'rejected'];

@Injectable()
export class StateDayTotals {
  constructor(private readonly journal: Journal) {}

  /**
   * In the transaction of the registration, after its rows. Registrations of one customer wait here for each other, so that of two
   * at once the second counts the first.
   */
  async execute(tx: Transaction, day: Day): Promise<void> {
    const concerned = await this.concerned(tx, day);
    if (concerned.length === 0) return;
    const totals = dayTotals(await this.lines(tx, day), concerned.map((one) => one.return_no));
    const news = concerned.flatMap((one): { to: Concerned; totals: DayTotals }[] => {
      const now = totals.find(({ returnNo }) => returnNo === one.return_no);
      // a return that is alone on its day knows its own quantities
      if (now === undefined || (one.version === 0 && one.alone) || (Number(one.model) === now.model && Number(one.total) === now.total && one.version > 0)) return [];
      return [{ to: one, totals: now }];
    });
    await this.journal.serialiseEach(tx, news.map(({ to }) => subjectOf(day.companyCode, to.return_no)));
    for (const { to, totals: told } of news) await this.tell(tx, day, to, told);
  }

  /** Open returns of the customer's day whose pinned policy reads the day's totals; takes the day's turn first. */
  private async concerned(tx: Transaction, { companyCode, customerCode, zone }: Day): Promise<Concerned[]> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['day-totals', companyCode, customerCode])]);
    return tx.query<Concerned>(
      `with day as (
         select c.return_no, c.plant_code, c.policy_key, c.policy_version, coalesce(s.closed, false) as closed, count(*) over () as returns
         from return_case c left join return_status s using (company_code, return_no)
         where c.company_code = $1 and c.customer_code = $2 and c.registered_at >= date_trunc('day', clock_timestamp() at time zone $3) at time zone $3 and coalesce(s.body->>'result', '') <> all($4)),
       -- each document is read once, however many returns of the day are pinned to it
       classed as materialized (
         select p.key, p.version from (select distinct policy_key, policy_version from day where not closed) of_day
         join policy_version p on p.key = of_day.policy_key and p.version = of_day.policy_version where p.document->>'classes' ~ '"day(Model|Total)Qty"')
       select day.return_no, day.plant_code, day.returns = 1 as alone, coalesce(told.version, 0) as version, told.model_qty as model, told.total_qty as total
       from day join classed on classed.key = day.policy_key and classed.version = day.policy_version
       left join lateral (select version, model_qty, total_qty from day_total_told t where t.company_code = $1 and t.return_no = day.return_no order by version desc limit 1) told on true
       where not day.closed order by day.return_no`,
      [companyCode, customerCode, zone, GONE],
    );
  }

  private async lines(tx: Transaction, { companyCode, customerCode, zone }: Day): Promise<DayLine[]> {
    const rows = await tx.query<{ return_no: string; item: string; pieces: number }>(
      `select c.return_no, l.item, sum(l.qty)::float8 as pieces from return_case c join return_line l using (company_code, return_no) left join return_status s using (company_code, return_no)
       where c.company_code = $1 and c.customer_code = $2 and l.unit = 'pcs' and c.registered_at >= date_trunc('day', clock_timestamp() at time zone $3) at time zone $3 and coalesce(s.body->>'result', '') <> all($4)
       group by c.return_no, l.item`,
      [companyCode, customerCode, zone, GONE],
    );
    return rows.map(({ return_no, item, pieces }) => ({ returnNo: return_no, item, pieces }));
  }

  private async tell(tx: Transaction, { companyCode, actor, traceparent }: Day, { return_no: returnNo, plant_code: plantCode, version }: Concerned, { model, total }: DayTotals): Promise<void> {
    const { factId } = await stateFact(tx, this.journal, 'returns', {
      kind: 'totals', companyCode, plantCode, returnNo, by: { dept: actor.dept, role: actor.roles[0] ?? 'none', staff: SYSTEM_STAFF }, via: 'system',
      payload: { dayModelQty: String(model), dayTotalQty: String(total), version: version + 1 },
    }, { traceparent });
    await tx.execute('insert into day_total_told (company_code, return_no, version, model_qty, total_qty, fact_id) values ($1, $2, $3, $4, $5, $6)', [companyCode, returnNo, version + 1, model, total, factId]);
  }
}
