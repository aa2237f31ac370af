/** 其余合格: what no result speaks of passed (product.md C3). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine } from '@guitu/contracts/task';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';

type Lines = FactPayload<'inspect'>['lines'];

/** The results with one more for each line of the task that they leave something of; a line nobody named passed as a whole. */
export function withRestPassed(results: Lines, lines: readonly TaskLine[]): Lines {
  const rests = [...new Map(lines.map((line) => [line.line, line.unit]))].flatMap(([line, unit]): Lines => {
    const seen = results.filter((result) => result.line === line).reduce((sum, { sample }) => sum + (parseQuantity(sample, unit) ?? 0), 0);
    const rest = stepsOn(lines, line) - seen;
    return rest <= 0 ? [] : [{ line, sample: formatQuantity(rest, unit), passed: formatQuantity(rest, unit), failed: formatQuantity(0, unit) }];
  });
  return [...results, ...rests];
}
