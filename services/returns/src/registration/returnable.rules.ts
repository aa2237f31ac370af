/** Whether what was planned may be registered as it stands, and its lines as the process hears of them. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { Problem } from '@guitu/platform/http/problem';
import type { Finding } from '../matching/findings.rules.js';
import type { PlannedLine } from '../matching/plan-lines.rules.js';

/** Lines of one registration, as the process takes them. */
const MOST_LINES = 200;

/** @param findings about the whole request @throws Problem 409 with what refuses, per line that was asked for */
export function requireReturnable(lines: readonly PlannedLine[], findings: readonly Finding[]): void {
  if (lines.length > MOST_LINES) throw Problem.unprocessable('too-many-lines', `分配到各发货行后超过 ${MOST_LINES} 行，请分多张退货单。`, `More than ${MOST_LINES} lines once shared over deliveries: use several returns.`);
  const refusals = [
    ...findings.map((finding) => ({ path: 'lines', finding })), ...lines.flatMap((line) => line.findings.map((finding) => ({ path: `lines.${line.asked}`, finding }))),
  ].filter(({ finding }) => finding.consequence === 'refuse');
  if (refusals.length === 0) return;
  const errors = refusals.map(({ path, finding: { zh, en } }) => ({ path, zh, en }));
  throw new Problem(409, 'not-returnable', '有货物不能按此登记，请看各行说明。', 'Some of the goods cannot be registered like this; see the lines.', errors);
}

/** Numbered from 1 in the order of the plan. */
export const registeredLines = (lines: readonly PlannedLine[]): FactPayload<'register'>['lines'] =>
  lines.map(({ asked: _asked, delivery: _delivery, serials: _serials, priceSource: _source, findings: _findings, ...line }, index) => ({ line: index + 1, ...line }));
