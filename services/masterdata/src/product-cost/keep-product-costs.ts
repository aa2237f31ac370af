/** What products cost: few may read it, and it travels on no topic. */
import { Code, Fen, PositiveQuantity } from '@guitu/contracts/scalars';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { RowFault } from '@guitu/row-import/file-door/file-result';
import { z } from 'zod';
import { MOST_ROWS } from '../records/keep-batch.js';

/** `cost` 分 for `per` base units: a screw may cost 3 分 for 100. */
const CostRow = z.strictObject({ code: Code, cost: Fen.max(Number.MAX_SAFE_INTEGER), per: PositiveQuantity.default('1') });
type CostRow = z.infer<typeof CostRow>;
export const KeepCostsBody = z.strictObject({
  rows: z.array(CostRow).min(1).max(MOST_ROWS),
  /** true: everything is judged and taken back */
  dryRun: z.boolean().default(false),
}).meta({ id: 'KeepProductCosts' });
const KeptCost = z.strictObject({ code: z.string(), outcome: z.enum(['added', 'changed', 'unchanged', 'rejected']), version: z.int().nullable(), faults: z.array(RowFault) });
type KeptCost = z.infer<typeof KeptCost>;
/** In the order of the rows. */
export const CostsKept = z.strictObject({ rows: z.array(KeptCost) }).meta({ id: 'ProductCostsKept' });
export const ProductCost = z.strictObject({ code: z.string(), cost: Fen, per: z.string(), version: z.int(), changedAt: z.int(), changedBy: z.string() }).meta({ id: 'ProductCost' });

/** `plantCodes`: plants whose products' costs may be kept; null: of all */
export interface CostKeeper { readonly companyCode: string; readonly staff: string; readonly plantCodes: readonly string[] | null }

export async function keepCostBatch(tx: Transaction, keeper: CostKeeper, { rows, dryRun }: z.infer<typeof KeepCostsBody>): Promise<z.infer<typeof CostsKept>> {
  await tx.execute('savepoint before_costs');
  const kept = await keepProductCosts(tx, keeper, rows);
  if (dryRun) await tx.execute('rollback to savepoint before_costs');
  return { rows: dryRun ? kept.map((one) => ({ ...one, version: null })) : kept };
}

const fault = (field: string, code: string, zh: string, en: string): RowFault[] => [{ field, code, zh, en }];
type RowFault = z.infer<typeof RowFault>;

/** Each row is judged alone; the same again changes nothing. @returns in the order given */
export async function keepProductCosts(tx: Transaction, { companyCode, staff, plantCodes }: CostKeeper, rows: readonly unknown[]): Promise<KeptCost[]> {
  const read = rows.map((row) => CostRow.safeParse(row));
  const wanted = [...new Set(read.flatMap(({ data }) => data?.code ?? []))].sort();
  const products = await tx.query<{ code: string; plant: string | null }>(`select code, plant_code as plant from master_record where company_code = $1 and type = 'product' and code = any($2) order by code for key share`, [companyCode, wanted]);
  const plantOf = new Map(products.map(({ code, plant }) => [code, plant]));
  const seen = new Set<string>();
  const given: CostRow[] = [];
  const judged = read.map(({ data, error }): { code: string; faults: RowFault[] } => {
    if (data === undefined) return { code: '', faults: error.issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.'), code: issue.code, zh: `字段无效：${issue.message}`, en: issue.message })) };
    const { code } = data;
    const plant = plantOf.get(code);
    if (plant === undefined) return { code, faults: fault('code', 'unknown-record', '没有这个产品。', 'There is no such product.') };
    if (plant !== null && plantCodes?.includes(plant) === false) return { code, faults: fault('code', 'other-plant', '不属于您的分厂。', 'Not one of your plants.') };
    if (seen.has(code)) return { code, faults: fault('code', 'duplicate', '同一批中重复。', 'Occurs twice in one batch.') };
    seen.add(code);
    given.push(data);
    return { code, faults: [] };
  });
  const before = await tx.query<{ code: string; version: number }>('select code, version from product_cost where company_code = $1 and code = any($2)', [companyCode, [...seen]]);
  const kept = await tx.query<{ code: string; version: number }>(
    `insert into product_cost as p (code, company_code, cost, per, version, changed_by)
     select g.code, $1, g.cost, g.per, 1, $2 from unnest($3::text[], $4::bigint[], $5::numeric[]) as g (code, cost, per) order by g.code
     on conflict (code, company_code) do update set cost = excluded.cost, per = excluded.per, version = p.version + 1, changed_at = clock_timestamp(), changed_by = excluded.changed_by
       where (p.cost, p.per) is distinct from (excluded.cost, excluded.per)
     returning code, version`,
    [companyCode, staff, given.map(({ code }) => code), given.map(({ cost }) => cost), given.map(({ per }) => per)],
  );
  const [old, now] = [new Map(before.map((row) => [row.code, row.version])), new Map(kept.map((row) => [row.code, row.version]))];
  return judged.map(({ code, faults }): KeptCost => {
    if (faults.length > 0) return { code, outcome: 'rejected', version: null, faults };
    const version = now.get(code);
    if (version === undefined) return { code, outcome: 'unchanged', version: old.get(code) ?? null, faults };
    return { code, outcome: old.has(code) ? 'changed' : 'added', version, faults };
  });
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
