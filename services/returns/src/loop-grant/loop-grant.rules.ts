/** 放行循环: going on after a loop's bound is a decision of the role the policy names (process-model.md, decision 6). */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import { Problem } from '@guitu/platform/http/problem';

/** @throws Problem 422 when another loop is granted than the one that reached its bound */
export function checkGrant(grant: Pick<FactPayload<'grant'>, 'loop'>, menu: Pick<TaskMenu, 'loop'>): void {
  if (grant.loop !== menu.loop) {
    throw Problem.unprocessable('other-loop', '此待办放行的是另一个循环。', 'This task is about another loop.', [{ path: 'loop', zh: `应为 ${menu.loop ?? '—'}`, en: `expected ${menu.loop ?? '—'}` }]);
  }
}
