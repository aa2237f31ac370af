import type { FactKind } from '@guitu/contracts/fact-kinds';
import { FACT_PAYLOADS, type FactPayload } from '@guitu/contracts/facts/payloads';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { fieldErrors } from '@guitu/platform/http/strict-validation.pipe';
import type { FactAction } from './fact-action.js';
import type { Known } from './fact-request.js';
import { menuFaults } from './menu.rules.js';
import { paperFaults } from './papers.rules.js';
import { quantityFaults } from './quantities.rules.js';

/** @throws Problem 400 what is not of the kind's schema */
export function parsePayload<K extends FactKind>(kind: K, payload: unknown): FactPayload<K> {
  const parsed = FACT_PAYLOADS[kind].safeParse(payload, { reportInput: true });
  if (parsed.success) return parsed.data as FactPayload<K>;
  throw Problem.badRequest('invalid', '请求内容有误，请看各字段说明。', 'The request is not valid; see the fields.', fieldErrors(parsed.error));
}

/** What is recorded fits the task (menu, papers, quantities) and the department's own rules. @throws Problem 422, or what those rules throw */
export async function requireAllowed<K extends FactKind>(tx: Transaction, work: Pick<FactAction<K>, 'kind' | 'check'>, known: Known<K>): Promise<void> {
  const { task, payload } = known;
  const faults = task === null ? [] : [...menuFaults(work.kind, payload as object, task.menu), ...paperFaults(work.kind, payload as object, task.menu), ...quantityFaults(work.kind, payload, task.lines)];
  if (faults.length === 0) faults.push(...(await work.check(known, tx)));
  if (faults.length > 0) throw Problem.unprocessable('not-allowed', '内容与待办要求不符，请看各字段说明。', 'Not what the task allows; see the fields.', faults);
}
