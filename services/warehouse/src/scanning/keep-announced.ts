import type { FactBody } from '@guitu/contracts/fact';
import { DispatchedPayload, InstructPayload } from '@guitu/contracts/facts/intake';
import { normalNumber } from '@guitu/contracts/normal-number.rules';
import type { Transaction } from '@guitu/persistence/transaction';

type About = Pick<FactBody, 'companyCode' | 'plantCode' | 'returnNo'>;

/** 客户发货: the waybill under which the goods will come, whoever was told of it. */
export async function keepWaybill(tx: Transaction, fact: About & { readonly payload: unknown }): Promise<void> {
  const { waybillRef } = DispatchedPayload.parse(fact.payload);
  if (waybillRef !== undefined) await keep(tx, fact, 'parcel', [waybillRef]);
}

/** 退货指引: papers that come back with the goods (销退单 …). */
export async function keepPapers(tx: Transaction, fact: About & { readonly payload: unknown }): Promise<void> {
  await keep(tx, fact, 'paper', InstructPayload.parse(fact.payload).forms.map(({ no }) => no));
}

/** Heard again, nothing changes. */
async function keep(tx: Transaction, { companyCode, plantCode, returnNo }: About, kind: 'parcel' | 'paper', numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return;
  await tx.execute(
    'insert into announced_number (company_code, number, kind, return_no, plant_code) select $1, n, $2, $3, $4 from unnest($5::text[]) as n on conflict do nothing',
    [companyCode, kind, returnNo, plantCode, numbers.map(normalNumber)],
  );
}
