/** What the sentence of an answer ends with (product.md §1 A2): the day the customer was promised, and the amount once it is fixed. Pure. */
import type { Label } from '@guitu/contracts/vocabulary';

export interface PromisedDays { readonly day: string; /** what had been promised before; null: it stands as it was promised */ readonly changedFrom: string | null }

/** @param promised local days `YYYY-MM-DD`; null: none was promised · @param amount in 分; null, undefined: not known, or not for this reader · an estimate is no amount to tell */
export function promiseAndMoney(promised: PromisedDays | null, amount: { readonly value: number; readonly is: 'fixed' | 'estimate' } | null | undefined): Label {
  const before = promised?.changedFrom ?? null;
  const day = promised === null ? { zh: '', en: '' } : {
    zh: `，已承诺客户 ${promised.day}${before === null ? '' : `（原 ${before}）`}`, en: `, promised to the customer for ${promised.day}${before === null ? '' : ` (before: ${before})`}`,
  };
  const fixed = amount?.is === 'fixed' ? (amount.value / 100).toFixed(2) : null;
  return fixed === null ? day : { zh: `${day.zh}，金额 ${fixed} 元`, en: `${day.en}, amount ${fixed} yuan` };
}
