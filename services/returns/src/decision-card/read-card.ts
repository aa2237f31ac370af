/** What somebody needs who decides about a return: the five facts, and how it was decided last time (product.md F3, F6, G1). */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';

export interface CustomerYear { readonly returns: number; readonly open: number; readonly rejected: number; /** 分, as registered */ readonly amount: number }
export interface Earlier { readonly returnNo: string; readonly customerCode: string; readonly verdict: string; readonly reasonCode: string | null; readonly level: number; readonly amount: number | null; readonly decidedBy: string; readonly decidedAt: number }
export interface Registered { readonly customerCode: string; readonly reason: string | null; /** 分 */ readonly amount: number | null; readonly registeredBy: string }

const MOST_EARLIER = 5;
/** The sum the customer names, else what the goods cost him; null without a price. */
const AMOUNT = (c: string): string => `coalesce((${c}.attrs->>'amount')::float8, (select round(sum(l.qty * l.unit_price))::float8 from return_line l where l.company_code = ${c}.company_code and l.return_no = ${c}.return_no))`;

export async function readRegistered(database: Database, companyCode: string, returnNo: string): Promise<Registered> {
  const [row] = await database.query<Registered>(
    `select c.customer_code as "customerCode", c.attrs->>'reason' as reason, ${AMOUNT('c')} as amount, c.registered_by as "registeredBy" from return_case c where c.company_code = $1 and c.return_no = $2`, [companyCode, returnNo],
  );
  if (row === undefined) throw new Error(`return ${companyCode}/${returnNo} is not registered`);
  return row;
}

/** Returns of the customer in the last twelve months at the whole house, this one with them. */
export async function readCustomerYear(database: Database, companyCode: string, customerCode: string): Promise<CustomerYear> {
  const [row] = await database.query<CustomerYear>(
    `select count(*)::int as returns, count(*) filter (where not coalesce(s.closed, false))::int as open, count(*) filter (where s.body->>'result' = 'rejected')::int as rejected, coalesce(sum(${AMOUNT('c')}), 0)::float8 as amount
     from return_case c left join return_status s using (company_code, return_no) where c.company_code = $1 and c.customer_code = $2 and c.registered_at > clock_timestamp() - interval '12 months'`, [companyCode, customerCode],
  );
  return row ?? { returns: 0, open: 0, rejected: 0, amount: 0 };
}

/** Decisions of the same kind in the reader's plants, the latest first: those of returns with the same reason before others. */
export function readEarlier(database: Database, { companyCode, plantCodes }: Actor, kind: FactKind, returnNo: string, reason: string | null): Promise<Earlier[]> {
  return database.query<Earlier>(
    `select * from (
       select t.return_no as "returnNo", c.customer_code as "customerCode", t.body->'payload'->>'verdict' as verdict, t.body->'payload'->>'reasonCode' as "reasonCode", (t.body->'payload'->>'level')::int as level,
         ${AMOUNT('c')} as amount, t.body->'by'->>'staff' as "decidedBy", floor(extract(epoch from t.at) * 1000)::float8 as "decidedAt", c.attrs->>'reason' is not distinct from $5 as alike
       from timeline_entry t join return_case c using (company_code, return_no)
       where t.company_code = $1 and t.plant_code = any($2) and t.source <> 'process' and t.body->>'kind' = $3 and t.return_no <> $4
       order by alike desc, t.at desc limit ${MOST_EARLIER}) latest order by alike desc, "decidedAt" desc`, [companyCode, plantCodes, kind, returnNo, reason],
  ).then((rows) => rows.map(({ returnNo: no, customerCode, verdict, reasonCode, level, amount, decidedBy, decidedAt }) => ({ returnNo: no, customerCode, verdict, reasonCode, level, amount, decidedBy, decidedAt })));
}
