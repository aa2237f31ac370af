/** Month end: what is credited here against the ERP, the red invoices and the customers' statements; differences alone (product.md §1 E9). Amounts in Fen. Pure. */
export const DIFFERENCES = {
  'not-booked': { zh: '已批准，未入账', en: 'Approved and not booked' },
  'missing-in-erp': { zh: 'ERP 中没有此凭证', en: 'Not among the ERP’s vouchers' },
  'unknown-voucher': { zh: 'ERP 有此凭证，本系统没有', en: 'A voucher of the ERP that is not here' },
  'erp-amount': { zh: '与 ERP 凭证金额不符', en: 'Another amount in the ERP' },
  'red-invoice-open': { zh: '红字发票未开具', en: 'The red invoice is not issued' },
  'red-invoice-amount': { zh: '红字金额与入账金额不符', en: 'Another amount was invoiced back' },
  'missing-at-customer': { zh: '客户对账单中没有', en: 'Not in the customer’s statement' },
  'unknown-at-customer': { zh: '客户对账单有，本系统本月没有', en: 'In the customer’s statement and not credited here this month' },
  'customer-amount': { zh: '与客户对账单金额不符', en: 'Another amount in the customer’s statement' },
} as const;
export type DifferenceCode = keyof typeof DIFFERENCES;

export interface Credited { readonly returnNo: string; readonly voucherNo: string; readonly amount: number }
export interface Waiting { readonly returnNo: string; readonly amount: number }
export interface RedInvoiced { readonly returnNo: string; readonly invoiceNo: string; readonly amount: number; readonly issued: boolean }
export interface Stated { readonly ref: string; readonly amount: number }
export interface MonthBooks {
  /** booked in the month, credits alone */
  readonly credited: readonly Credited[];
  /** asked of finance by the end of the month, and not booked */
  readonly waiting: readonly Waiting[];
  /** of the returns credited in the month, without what expired */
  readonly redInvoices: readonly RedInvoiced[];
  /** null: nobody has given that list, nothing is compared with it */
  readonly erp: readonly Stated[] | null; readonly customers: readonly Stated[] | null;
}
/** `here` and `there`: what this house and the other side say; null: nothing. */
export interface Difference { readonly code: DifferenceCode; readonly returnNo: string | null; readonly ref: string; readonly here: number | null; readonly there: number | null }

type Codes = readonly [missing: DifferenceCode, unknown: DifferenceCode, amount: DifferenceCode];
interface Own extends Stated { readonly returnNo: string }

function compare(own: readonly Own[], stated: readonly Stated[] | null, [missing, unknown, amount]: Codes): Difference[] {
  if (stated === null) return [];
  const there = new Map(stated.map((one) => [one.ref, one.amount]));
  const known = new Set(own.map(({ ref }) => ref));
  return [
    ...own.flatMap(({ ref, returnNo, amount: here }): Difference[] => {
      const other = there.get(ref);
      if (other === here) return [];
      return [{ code: other === undefined ? missing : amount, returnNo, ref, here, there: other ?? null }];
    }),
    ...stated.filter(({ ref }) => !known.has(ref)).map(({ ref, amount: other }): Difference => ({ code: unknown, returnNo: null, ref, here: null, there: other })),
  ];
}

/** In the order of the codes above; within one by its reference. */
export function differences({ credited, waiting, redInvoices, erp, customers }: MonthBooks): Difference[] {
  const returns = new Map<string, number>();
  for (const { returnNo, amount } of credited) returns.set(returnNo, (returns.get(returnNo) ?? 0) + amount);
  const red = new Map<string, number>();
  for (const { returnNo, amount } of redInvoices) red.set(returnNo, (red.get(returnNo) ?? 0) + amount);
  const found: Difference[] = [
    ...waiting.map(({ returnNo, amount }): Difference => ({ code: 'not-booked', returnNo, ref: returnNo, here: amount, there: null })),
    ...compare(credited.map(({ returnNo, voucherNo, amount }) => ({ returnNo, ref: voucherNo, amount })), erp, ['missing-in-erp', 'unknown-voucher', 'erp-amount']),
    ...redInvoices.filter(({ issued }) => !issued).map(({ returnNo, invoiceNo, amount }): Difference => ({ code: 'red-invoice-open', returnNo, ref: invoiceNo, here: amount, there: null })),
    ...[...red].filter(([returnNo, amount]) => returns.get(returnNo) !== amount).map(([returnNo, there]): Difference => ({ code: 'red-invoice-amount', returnNo, ref: returnNo, here: returns.get(returnNo) ?? null, there })),
    ...compare([...returns].map(([returnNo, amount]) => ({ returnNo, ref: returnNo, amount })), customers, ['missing-at-customer', 'unknown-at-customer', 'customer-amount']),
  ];
  const order = Object.keys(DIFFERENCES);
  return found.sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code) || a.ref.localeCompare(b.ref));
}
