import type { Reconciliation } from './read-month.js';

const HEADS = {
  zh: ['差异', '退货单号', '凭证、发票或单号', '本系统金额（元）', '对方金额（元）', '代码'],
  en: ['Difference', 'Return', 'Voucher, invoice or return', 'Here (yuan)', 'There (yuan)', 'Code'],
} as const;
type Money = Reconciliation['differences'][number]['here'];

/** Yuan with two decimals; empty where nothing is known or the reader may not see it. */
const yuan = (money: Money): string => (money?.amount === undefined ? '' : (money.amount / 100).toFixed(2));

/** A heading and a row for each difference. */
export const differenceRows = ({ differences }: Reconciliation, language: 'zh' | 'en'): string[][] =>
  [[...HEADS[language]], ...differences.map((one) => [one[language], one.returnNo ?? '', one.ref, yuan(one.here), yuan(one.there), one.code])];
