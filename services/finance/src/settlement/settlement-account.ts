/** 冲减、付款: how much of a return's credit is in the books and out of the house. Its constraints are the last word (I3). Amounts in Fen. */
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';

interface Of { readonly companyCode: string; readonly plantCode: string; readonly returnNo: string }
export interface SettlementAccount { readonly approved: number; readonly posted: number; readonly paid: number; readonly redInvoiced: number }

const EMPTY: SettlementAccount = { approved: 0, posted: 0, paid: 0, redInvoiced: 0 };

/** @param lock until the transaction ends, where the row exists */
export async function settlementAccount(from: Pick<Transaction | Database, 'query'>, companyCode: string, returnNo: string, lock: boolean = false): Promise<SettlementAccount> {
  const [row] = await from.query<SettlementAccount>(
    `select approved::float8, posted::float8, paid::float8, red_invoiced::float8 as "redInvoiced" from settlement_account where company_code = $1 and return_no = $2 ${lock ? 'for update' : ''}`,
    [companyCode, returnNo],
  );
  return row ?? EMPTY;
}

/** @param left what the process had still approved to be booked when it asked */
export async function addPosted(tx: Transaction, { companyCode, plantCode, returnNo }: Of, amount: number, left: number): Promise<void> {
  await tx.execute(
    `insert into settlement_account (company_code, return_no, plant_code, approved, posted) values ($1, $2, $3, $4, $5)
     on conflict (company_code, return_no) do update set approved = greatest(settlement_account.approved, settlement_account.posted + $4), posted = settlement_account.posted + $5`,
    [companyCode, returnNo, plantCode, left, amount],
  );
}

export async function addPaid(tx: Transaction, { companyCode, returnNo }: Of, amount: number): Promise<void> {
  const changed = await tx.execute('update settlement_account set paid = paid + $3 where company_code = $1 and return_no = $2', [companyCode, returnNo, amount]);
  if (changed !== 1) throw new Error(`paid before anything was booked: ${returnNo}`);
}
