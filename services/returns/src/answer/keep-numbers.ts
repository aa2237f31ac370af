import type { Transaction } from '@guitu/persistence/transaction';
import type { AboutReturn } from '../case-file/about-return.js';
import { numbersOf } from './known-numbers.rules.js';

/** Keeps the numbers a fact tells; heard again, nothing changes. */
export async function keepNumbers(tx: Transaction, { companyCode, plantCode, returnNo }: AboutReturn, body: Readonly<Record<string, unknown>>): Promise<void> {
  const numbers = numbersOf(body);
  if (numbers.length === 0) return;
  await tx.execute(
    'insert into known_number (company_code, number, kind, return_no, plant_code) select $1, n.number, n.kind, $2, $3 from unnest($4::text[], $5::text[]) as n (number, kind) on conflict do nothing',
    [companyCode, returnNo, plantCode, numbers.map(({ number }) => number), numbers.map(({ kind }) => kind)],
  );
}
