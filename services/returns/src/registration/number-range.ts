import type { Transaction } from '@guitu/persistence/transaction';

/** Range of return numbers; every other range is a form's code (销退单 …). */
export const RETURN_RANGE = 'RT';

/**
 * The next number of a company's range in that year, from 1, without gaps: the row stays locked until `tx` ends, and a
 * rollback gives the number back. Draw it as late in the transaction as possible, for others of the company wait.
 */
export async function drawNumber(tx: Transaction, companyCode: string, range: string, year: number): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `insert into number_range (company_code, range, year, last) values ($1, $2, $3, 1)
     on conflict (company_code, range, year) do update set last = number_range.last + 1 returning last`,
    [companyCode, range, year],
  );
  if (!row) throw new Error(`number range ${companyCode}/${range}/${year} gave no number`);
  return row.last;
}
