import type { Transaction } from '@guitu/persistence/transaction';
import { localYear } from './paper-number.rules.js';

/** Now at the plant of a return, by the zone of the calendar the return is pinned to. */
export interface PlantDay {
  /** local day, `YYYY-MM-DD` */
  readonly day: string;
  readonly year: number;
}

/** @param at UTC ms, if not now @returns null when the return is not registered here */
export async function plantDay(tx: Transaction, companyCode: string, returnNo: string, at?: number): Promise<PlantDay | null> {
  const [row] = await tx.query<{ zone: string; now: Date; day: string }>(
    `select zone, now, to_char(now at time zone zone, 'YYYY-MM-DD') as day
     from (select c.document->>'zone' as zone, coalesce(to_timestamp($3::float8 / 1000), clock_timestamp()) as now from return_case r
           join calendar_version c on c.key = r.calendar_key and c.version = r.calendar_version
           where r.company_code = $1 and r.return_no = $2) at_plant`,
    [companyCode, returnNo, at ?? null],
  );
  return row === undefined ? null : { day: row.day, year: localYear(row.now, row.zone) };
}
