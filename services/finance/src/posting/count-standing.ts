import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import type { PostingRow } from '@guitu/postings/posting-row';
import { addPaid, addPosted, settlementAccount } from '../settlement/settlement-account.js';
import { keepPostingLines } from './keep-posting-lines.js';

/** What stays in the books without the process counts in the return's account like what was told. @throws Problem 409 a refund beyond what is credited can only be booked back */
export async function countStanding(tx: Transaction, { id, kind, company_code: companyCode, plant_code: plantCode, return_no: returnNo, amount, approved }: PostingRow): Promise<void> {
  const of = { companyCode, plantCode, returnNo };
  if (kind === 'settlement') {
    await addPosted(tx, of, Number(amount), Number(approved));
    await keepPostingLines(tx, of, id, Number(amount));
    return;
  }
  const { posted, paid } = await settlementAccount(tx, companyCode, returnNo, true);
  if (paid + Number(amount) > posted) throw Problem.conflict('refund-beyond-credit', '退款超过已入账金额，不能照此保留，只能冲销。', 'More is refunded than is credited: it cannot stand, only be booked back.');
  await addPaid(tx, of, Number(amount));
}
