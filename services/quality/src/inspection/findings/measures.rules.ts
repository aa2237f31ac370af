/** Measured values against the limits of the product's plan, as they are entered (product.md C3). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { FieldError } from '@guitu/platform/http/problem';
import type { LineToInspect } from '../inspection.rules.js';
import { againstLimits } from '../plan/inspection-plan.rules.js';

/** `piece`: serial or running number of what was measured; `value`: plain decimal in the unit of the check */
export interface Measure { readonly line: number; readonly piece: string; readonly check: string; readonly value: string }
export type Against = 'below' | 'within' | 'above';
type Results = FactPayload<'inspect'>['lines'];

const checkOf = (lines: readonly LineToInspect[], { line, check }: Measure) => lines.find((one) => one.line === line)?.plan?.checks.find(({ code }) => code === check);

/** Where a value lies; within where the plan sets no limits. */
export function placeOf(measure: Measure, lines: readonly LineToInspect[]): Against {
  const check = checkOf(lines, measure);
  return check === undefined ? 'within' : againstLimits(measure.value, check);
}

/** A value is of a check of the plan, once per piece, and goods outside a limit are among those that failed. */
export function measureFaults(measures: readonly Measure[], lines: readonly LineToInspect[], results: Results): FieldError[] {
  return measures.flatMap((measure, i): FieldError[] => {
    const path = `measures.${i}`;
    const check = checkOf(lines, measure);
    if (check === undefined || check.kind !== 'measure') return [{ path: `${path}.check`, zh: `第 ${measure.line} 行的检验方案没有测量项 ${measure.check}。`, en: `The plan of line ${measure.line} measures no ${measure.check}.` }];
    if (measures.findIndex((other) => other.line === measure.line && other.piece === measure.piece && other.check === measure.check) < i) return [{ path: `${path}.piece`, zh: '同一件的同一项只能填一次。', en: 'Each check once per piece.' }];
    const against = placeOf(measure, lines);
    const hasFailed = results.some(({ line, failed }) => line === measure.line && /[1-9]/.test(failed));
    if (against === 'within' || hasFailed) return [];
    const [zh, en, limit] = against === 'above' ? ['高于上限', 'above the limit', check.high] : ['低于下限', 'below the limit', check.low];
    return [{ path: `${path}.value`, zh: `${measure.check} ${measure.value} ${zh} ${limit ?? ''}，但第 ${measure.line} 行没有不合格数量。`, en: `${measure.check} ${measure.value} is ${en} ${limit ?? ''}, and nothing of line ${measure.line} failed.` }];
  });
}
