/** 客户确认 (P21): whether the policy puts a question to the customer here. */
import { lineAttrs } from '../catalogue/attributes.js';
import type { ReturnDraft } from '../context.js';
import { holds, holdsForOne } from '../policy/conditions.js';
import type { AskKey } from '../policy/steps.js';
import { portions, type ReturnScope } from '../state.js';

/** P21, K20: is the question put here? Its switch and its condition; over lines for the whole return it holds if it holds for one. */
export function isAsked({ ctx: { policy }, state }: Pick<ReturnDraft, 'ctx' | 'state'>, scope: ReturnScope, key: AskKey): boolean {
  const { on, when } = policy.ask[key];
  if (!on || when === undefined) return on;
  if (scope.kind === 'portion') return holds(when, lineAttrs(policy, state, scope.line, scope));
  const lines = portions(state).filter((portion) => scope.kind !== 'consignment' || portion.consignment === scope.id).map((portion) => lineAttrs(policy, state, portion.line, portion));
  return holdsForOne(when, lines);
}
