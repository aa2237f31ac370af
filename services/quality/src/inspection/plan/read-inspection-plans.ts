import type { Transaction } from '@guitu/persistence/transaction';
import { planInForce, type InspectionPlan, type PlansByItem } from './inspection-plan.rules.js';

/** Plans in force for these products, by master data as last heard of; several products in one reading. */
export async function readInspectionPlans(tx: Pick<Transaction, 'query'>, companyCode: string, items: readonly string[]): Promise<PlansByItem> {
  const products = [...new Set(items)];
  const rows = await tx.query<{ item: string; group: string | null; plans: InspectionPlan[] }>(
    `select asked.item, p.body->>'group' as "group",
       (select coalesce(json_agg(i.body), '[]'::json) from master_view i where i.type = 'inspection' and i.company_code = $1 and i.body is not null
        and (i.body->>'product' = asked.item or i.body->>'group' = p.body->>'group')) as plans
     from unnest($2::text[]) as asked (item) left join master_view p on p.type = 'product' and p.company_code = $1 and p.code = asked.item`,
    [companyCode, products],
  );
  return new Map(rows.flatMap(({ item, group, plans }): [string, InspectionPlan][] => {
    const plan = planInForce(plans, item, group);
    return plan === null ? [] : [[item, plan]];
  }));
}
