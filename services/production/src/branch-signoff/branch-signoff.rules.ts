/** 签收 (S000-19 §5): the branch factory says what it counted, whatever 验收 counted. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';

const fault = (path: string, zh: string, en: string): FieldError[] => [{ path, zh, en }];

/** One figure speaks of lines of one unit; where they differ, or several lines do not add up to it, each row says its own. */
export function signoffFaults({ qty, lines: signed }: Pick<FactPayload<'signoff'>, 'qty' | 'lines'>, lines: readonly TaskLine[]): FieldError[] {
  const asked = [...new Set(lines.map(({ line }) => line))];
  const [unit, ...others] = [...new Set(lines.map((line) => line.unit))];
  if (signed !== undefined) {
    const missing = asked.filter((line) => !signed.some((row) => row.line === line));
    return missing.length === 0 ? [] : fault('lines', `请逐行填写签收数量，缺第 ${missing.join('、')} 行（未收到填 0）。`, `Say what was counted of each line; ${missing.join(', ')} is missing (0: none).`);
  }
  if (qty === undefined) return fault('lines', '请填写签收数量。', 'Say what was counted.');
  if (unit === undefined) return [];
  if (others.length > 0) return fault('lines', '各行计量单位不同，请逐行填写签收数量。', 'The lines have different units: say what was counted of each.');
  const steps = parseQuantity(qty, unit);
  if (steps === null) return fault('qty', `数量 ${qty} 不符合单位 ${unit} 的精度。`, `${qty} is finer than the unit ${unit} allows.`);
  return asked.length < 2 || steps === stepsOn(lines) ? [] : fault('lines', '数量不符，请逐行填写签收数量。', 'The quantity differs: say what was counted of each line.');
}

/** What was counted of each line: as it was said, or all of it. */
export function signedLines({ qty, lines: signed }: Pick<FactPayload<'signoff'>, 'qty' | 'lines'>, lines: readonly TaskLine[]): { line: number; qty: string; asked: string }[] {
  return lines.map(({ line, qty: asked }) => ({ line, asked, qty: signed?.find((row) => row.line === line)?.qty ?? (lines.length === 1 ? (qty ?? asked) : asked) }));
}
