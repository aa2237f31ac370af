import type { Transaction } from '@guitu/persistence/transaction';
import { proposalInForce } from '../settlement/settlement-content.js';
import { sharePosting } from './share-posting.rules.js';

/** Writes what each line of the proposal gets of a posting; the parts add up to it. */
export async function keepPostingLines(tx: Transaction, { companyCode, returnNo }: { companyCode: string; returnNo: string }, postingId: string, amount: number): Promise<void> {
  const lines = (await proposalInForce(tx, companyCode, returnNo))?.lines ?? [];
  const earlier = await tx.query<{ line: number; remedy: string; amount: number }>(
    'select line, remedy, sum(amount)::float8 as amount from posting_line where company_code = $1 and return_no = $2 group by line, remedy', [companyCode, returnNo],
  );
  const before = lines.map(({ line, remedy }) => earlier.find((one) => one.line === line && one.remedy === remedy)?.amount ?? 0);
  const parts = sharePosting(amount, lines, before);
  for (const [index, { line, remedy }] of lines.entries()) {
    await tx.execute('insert into posting_line (posting_id, line, remedy, company_code, return_no, amount) values ($1, $2, $3, $4, $5, $6)', [postingId, line, remedy, companyCode, returnNo, parts[index] ?? 0]);
  }
}
