/** What products cost: few may read it, and it travels on no topic. */
import { Code, Fen, PositiveQuantity } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';
import { MOST_ROWS } from '../records/keep-batch.js';

/** `cost` 分 for `per` base units: a screw may cost 3 分 for 100. */
const Cost = { code: Code, cost: Fen.max(Number.MAX_SAFE_INTEGER), per: PositiveQuantity.default('1') };
export const KeepCostsBody = z.strictObject({ rows: z.array(z.strictObject(Cost)).min(1).max(MOST_ROWS) }).meta({ id: 'KeepProductCosts' });
/** In the order of the rows; rejected: there is no such product, or the code occurs twice. */
export const CostsKept = z.strictObject({ rows: z.array(z.strictObject({ code: z.string(), outcome: z.enum(['added', 'changed', 'unchanged', 'rejected']), version: z.int().nullable() })) }).meta({ id: 'ProductCostsKept' });
export const ProductCost = z.strictObject({ code: z.string(), cost: Fen, per: z.string(), version: z.int(), changedAt: z.int(), changedBy: z.string() }).meta({ id: 'ProductCost' });

/** Each row is judged alone; the same again changes nothing. */
export async function keepProductCosts(tx: Transaction, { companyCode, staff }: Actor, { rows }: z.infer<typeof KeepCostsBody>): Promise<z.infer<typeof CostsKept>> {
  const once = rows.filter(({ code }, index) => rows.findIndex((other) => other.code === code) === index);
  const known = await tx.query<{ code: string }>(`select code from master_record where company_code = $1 and type = 'product' and code = any($2) order by code for key share`, [companyCode, once.map(({ code }) => code)]);
  const codes = new Set(known.map(({ code }) => code));
  const given = once.filter(({ code }) => codes.has(code));
  const before = await tx.query<{ code: string; version: number }>('select code, version from product_cost where company_code = $1 and code = any($2)', [companyCode, [...codes]]);
  const kept = await tx.query<{ code: string; version: number }>(
    `insert into product_cost as p (code, company_code, cost, per, version, changed_by)
     select g.code, $1, g.cost, g.per, 1, $2 from unnest($3::text[], $4::bigint[], $5::numeric[]) as g (code, cost, per) order by g.code
     on conflict (code, company_code) do update set cost = excluded.cost, per = excluded.per, version = p.version + 1, changed_at = clock_timestamp(), changed_by = excluded.changed_by
       where (p.cost, p.per) is distinct from (excluded.cost, excluded.per)
     returning code, version`,
    [companyCode, staff, given.map(({ code }) => code), given.map(({ cost }) => cost), given.map(({ per }) => per)],
  );
  const [old, now] = [new Map(before.map((row) => [row.code, row.version])), new Map(kept.map((row) => [row.code, row.version]))];
  return {
    rows: rows.map((row) => {
      const { code } = row;
      if (!given.includes(row)) return { code, outcome: 'rejected' as const, version: null };
      const version = now.get(code);
      if (version === undefined) return { code, outcome: 'unchanged' as const, version: old.get(code) ?? null };
      return { code, outcome: old.has(code) ? ('changed' as const) : ('added' as const), version };
    }),
  };
}

/** @throws Problem 404: no such product, or none whose cost is known */
export async function readProductCost(database: Database, companyCode: string, code: string): Promise<z.infer<typeof ProductCost>> {
  const [row] = await database.query<z.infer<typeof ProductCost>>(
    `select code, cost::float8 as cost, trim_scale(per)::text as per, version, (extract(epoch from changed_at) * 1000)::int8::float8 as "changedAt", changed_by as "changedBy"
     from product_cost where company_code = $1 and code = $2`, [companyCode, code],
  );
  if (row === undefined) throw Problem.notFound('没有该产品的成本。', 'The cost of this product is not known.');
  return row;
}
