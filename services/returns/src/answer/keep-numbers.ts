import type { Transaction } from '@guitu/persistence/transaction';
import type { AboutReturn } from '../case-file/about-return.js';
import { forgottenNumber, numbersOf } from './known-numbers.rules.js';

/** Keeps the numbers a fact tells, and forgets one that was wrong; heard again, nothing changes. */
export async function keepNumbers(tx: Transaction, { companyCode, plantCode, returnNo }: AboutReturn, body: Readonly<Record<string, unknown>>): Promise<void> {
  const wrong = forgottenNumber(body);
  if (wrong !== null) await tx.execute('delete from known_number where company_code = $1 and number = $2 and kind = $3 and return_no = $4', [companyCode, wrong.number, wrong.kind, returnNo]);
  const numbers = numbersOf(body);
  if (numbers.length === 0) return;
  await tx.execute(
    'insert into known_number (company_code, number, kind, return_no, plant_code) select $1, n.number, n.kind, $2, $3 from unnest($4::text[], $5::text[]) as n (number, kind) on conflict do nothing',
    [companyCode, returnNo, plantCode, numbers.map(({ number }) => number), numbers.map(({ kind }) => kind)],
  );
}
