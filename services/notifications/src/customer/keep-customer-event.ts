import type { Label } from '@guitu/contracts/vocabulary';
import type { Transaction } from '@guitu/persistence/transaction';

export interface OfReturn { readonly companyCode: string; readonly returnNo: string }

/** Whose return it is; said once and for all at its registration, and in every task. */
export async function keepCustomer(tx: Transaction, { companyCode, returnNo }: OfReturn, customerCode: string): Promise<void> {
  await tx.execute('insert into return_customer (company_code, return_no, customer_code) values ($1, $2, $3) on conflict do nothing', [companyCode, returnNo, customerCode]);
}

/** Something the customer is to hear; the same event of a return a second time is not told again. @param event a code, with the words it is told in · @param now UTC ms */
export async function keepCustomerEvent(tx: Transaction, { companyCode, returnNo }: OfReturn, event: string, words: Label, now: number): Promise<void> {
  await tx.execute(
    'insert into customer_event (company_code, return_no, event, text_zh, text_en, kept_at) values ($1, $2, $3, $4, $5, $6) on conflict on constraint customer_event_once do nothing',
    [companyCode, returnNo, event, words.zh, words.en, new Date(now)],
  );
}
