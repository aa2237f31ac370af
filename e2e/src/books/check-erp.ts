/** The trial's ERP against finance: each of its documents of money is one booked posting of the same amount and number, and the other way round. */
import { DEMO_COMPANY } from '@guitu/identity/demo-people';
import type { Databases } from './databases.js';

interface Document { readonly companyCode: string; readonly key: string; readonly returnNo: string; readonly voucherNo: string; readonly amount?: number }

/** Findings about the given returns of the demo company; none when the books agree. @param erp its address */
export async function checkErp(databases: Databases, erp: string, returnNos: readonly string[]): Promise<string[]> {
  const answer = await fetch(`${erp}/all-documents`, { signal: AbortSignal.timeout(10_000) });
  const { items } = (await answer.json()) as { items: Document[] };
  const there = items.filter(({ companyCode, returnNo, amount }) => amount !== undefined && companyCode === DEMO_COMPANY && returnNos.includes(returnNo)).map(({ key, voucherNo, amount }) => `${key} ${voucherNo} ${String(amount)}`);
  const here = (await databases.rows<{ key: string; no: string; amount: string }>('finance',
    `select external_key as key, voucher_no as no, amount from posting where state = 'booked' and mode = 'connector' and company_code = $1 and return_no = any($2)`, [DEMO_COMPANY, returnNos])).map(({ key, no, amount }) => `${key} ${no} ${amount}`);
  return [
    ...there.filter((one, index) => !here.includes(one) || there.indexOf(one) !== index).map((one) => `ERP: ${one} is no posting of finance, or is there twice`),
    ...here.filter((one) => !there.includes(one)).map((one) => `finance: ${one} is not in the ERP`),
  ];
}
