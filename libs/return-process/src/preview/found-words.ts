/** What assess found of a line, in words: window, warranty and the checks that refuse it or are open, each with its inputs. */
import { parseDay } from '@guitu/calendar/civil-date';
import type { Explanation } from '../explanation/explanation.js';
import type { ResolvedProfile } from '../policy/types.js';
import type { Assessment } from '../tracks/intake/assess-line.rules.js';

interface Found { readonly rule: string; readonly clause: string; readonly zh: string; readonly en: string }

export function foundWords(policy: ResolvedProfile, { why, reasons, admission }: Assessment): Found[] {
  const [window, warranty] = why.because;
  return [
    ...(window === undefined ? [] : windowWords(window)), ...(warranty === undefined ? [] : warrantyWords(warranty)),
    ...reasons.flatMap((code) => {
      const check = policy.eligibility.checks[code];
      if (check === undefined) return [];
      return [{ rule: `P05.${code}`, clause: check.clause, zh: `${admission === 'refused' ? '不符合' : '待核对'}：${check.zh}`, en: `${admission === 'refused' ? 'not met' : 'to be checked'}: ${check.en}` }];
    }),
  ];
}

const FROM = { receipt: { zh: '签收', en: 'received' }, ship: { zh: '发货', en: 'shipped' }, on_the_spot: { zh: '签收', en: 'received' } } as const;
const WINDOW = { in: { zh: '在申请期限内', en: 'in time' }, late: { zh: '超过申请期限', en: 'too late' } } as const;
const WARRANTY = { in: { zh: '在保', en: 'in warranty' }, out: { zh: '过保', en: 'out of warranty' }, void: { zh: '保修失效', en: 'warranty void' } } as const;

function windowWords({ rule, clause, inputs: { from, date, applied, lastDay, answered }, result }: Explanation): Found[] {
  if (result === 'none') return [];
  const start = FROM[from as keyof typeof FROM] ?? FROM.receipt;
  if (result === null) return [{ rule, clause, zh: `待核对：${start.zh}日期未知，不能判断申请期限`, en: `to be checked: the day it was ${start.en} is not known` }];
  const found = WINDOW[result as keyof typeof WINDOW];
  if (answered === true) return [{ rule, clause, zh: `经核对${found.zh}`, en: `found ${found.en}` }];
  const day = dayBetween(date, applied);
  return [{
    rule, clause, zh: `${start.zh}（${String(date)}）后第 ${day} 天申请，期限至 ${String(lastDay)}，自${start.zh}次日起算：${found.zh}`,
    en: `applied on day ${day} after it was ${start.en} (${String(date)}), last day ${String(lastDay)}, counted from the day after: ${found.en}`,
  }];
}

function warrantyWords({ rule, clause, inputs: { shipDate, months, lastDay, voided, stated }, result }: Explanation): Found[] {
  if (result === 'none') return [];
  if (result === null) return [{ rule, clause, zh: '待核对：发货日期或保修期未知', en: 'to be checked: day of shipping or length of the warranty is not known' }];
  const found = WARRANTY[result as keyof typeof WARRANTY];
  if (voided === true || stated !== undefined || months === undefined) return [{ rule, clause, ...found }];
  return [{ rule, clause, zh: `发货 ${String(shipDate)}，保修 ${String(months)} 个月，至 ${String(lastDay)}：${found.zh}`, en: `shipped ${String(shipDate)}, ${String(months)} months of warranty until ${String(lastDay)}: ${found.en}` }];
}

/** Days after the day the window runs from, which is not counted itself. */
function dayBetween(from: unknown, to: unknown): number {
  const [first, last] = [parseDay(String(from)), parseDay(String(to))];
  return first === null || last === null ? 0 : last - first;
}
