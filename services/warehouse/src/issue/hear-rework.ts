import type { FactBody } from '@guitu/contracts/fact';
import { RepairPayload } from '@guitu/contracts/facts/production';
import type { Transaction } from '@guitu/persistence/transaction';

/** 返修完成: what was repaired, or cannot be, comes back from the line into the return area. Heard again it brings nothing back. */
export async function hearRework(tx: Transaction, { factId, companyCode, returnNo, scope, payload }: FactBody): Promise<void> {
  const { qtyDone, qtyUnrepairable } = RepairPayload.parse(payload);
  if ((await tx.execute('insert into rework_heard (fact_id) values ($1) on conflict do nothing', [factId])) === 0) return;
  await tx.execute('update goods_out set qty = greatest(qty - $4::numeric - $5::numeric, 0) where company_code = $1 and return_no = $2 and portion = $3', [companyCode, returnNo, scope?.portion ?? null, qtyDone, qtyUnrepairable]);
}
