import type { ProcessEventBody } from '@guitu/contracts/events/process-events';
import type { FactBody } from '@guitu/contracts/fact';
import { OnsiteDonePayload } from '@guitu/contracts/facts/quality';
import { RepairPayload } from '@guitu/contracts/facts/production';
import type { Transaction } from '@guitu/persistence/transaction';

interface Cost { readonly kind: 'labour' | 'material' | 'onsite'; readonly amount?: number; readonly hours?: number; readonly item?: string; readonly qty?: string }

async function keep(tx: Transaction, { companyCode, plantCode, returnNo, factId, recordedAt }: FactBody, { kind, amount, hours, item, qty }: Cost): Promise<void> {
  await tx.execute(
    `insert into failure_cost (company_code, plant_code, return_no, kind, amount, hours, item, qty, fact_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [companyCode, plantCode, returnNo, kind, amount ?? null, hours ?? null, item ?? null, qty ?? null, factId, new Date(recordedAt)],
  );
}

/** 返修完成: hours, priced by the rate of that day, and material, which somebody prices. */
export async function keepReworkCost(tx: Transaction, fact: FactBody): Promise<void> {
  const { hours, material } = RepairPayload.parse(fact.payload);
  if (hours > 0) await keep(tx, fact, { kind: 'labour', hours });
  const used = new Map<string, number>();
  for (const { item, qty } of material) used.set(item, (used.get(item) ?? 0) + Number(qty));
  for (const [item, qty] of used) if (qty > 0) await keep(tx, fact, { kind: 'material', item, qty: String(qty) });
}

/** 现场处理完成: what was spent there, and the hours. */
export async function keepOnsiteCost(tx: Transaction, fact: FactBody): Promise<void> {
  const { hours, cost } = OnsiteDonePayload.parse(fact.payload);
  if (cost > 0) await keep(tx, fact, { kind: 'onsite', amount: cost });
  if (hours > 0) await keep(tx, fact, { kind: 'labour', hours });
}

export async function keepCostAccount(tx: Transaction, { companyCode, returnNo, costAccount }: ProcessEventBody<'return-closed'>): Promise<void> {
  if (costAccount === undefined) return;
  await tx.execute('insert into cost_account (company_code, return_no, account) values ($1, $2, $3) on conflict (company_code, return_no) do update set account = excluded.account', [companyCode, returnNo, costAccount]);
}
