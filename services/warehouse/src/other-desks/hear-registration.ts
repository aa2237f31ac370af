import type { FactBody } from '@guitu/contracts/fact';
import { RegisterPayload } from '@guitu/contracts/facts/intake';
import type { Transaction } from '@guitu/persistence/transaction';

/** 登记: what each line of a return is and what it was sold for, kept so that stock can be named and valued without asking anybody. */
export async function hearRegistration(tx: Transaction, { companyCode, plantCode, returnNo, payload }: FactBody): Promise<void> {
  const { customerCode, lines } = RegisterPayload.parse(payload);
  for (const { line, item, batch, unit, unitPrice } of lines) {
    await tx.execute(
      'insert into stock_item (company_code, return_no, line, plant_code, customer_code, item, batch, unit, unit_price) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing',
      [companyCode, returnNo, line, plantCode, customerCode, item, batch ?? null, unit, unitPrice ?? null],
    );
  }
}
