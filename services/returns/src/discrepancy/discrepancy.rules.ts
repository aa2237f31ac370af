/** 差异处理 (S000-04 §5.5: labelled and placed only once what came agrees with the 《销退单》). */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskLine } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

/** Every line that differs is decided on, or its goods would wait for ever. */
export function discrepancyFaults({ lines }: Pick<FactPayload<'discrepancy'>, 'lines'>, asked: readonly TaskLine[]): FieldError[] {
  const decided = new Set(lines.map(({ line }) => line));
  return [...new Set(asked.map(({ line }) => line))].filter((line) => !decided.has(line))
    .map((line) => ({ path: 'lines', zh: `第 ${line} 行没有处理意见`, en: `no decision on line ${line}` }));
}
