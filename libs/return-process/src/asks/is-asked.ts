/** 客户确认 (P21): whether the policy puts a question to the customer here. */
import { attrsIn } from '../catalogue/attributes.js';
import type { ReturnDraft } from '../context.js';
import { holdsForOne } from '../policy/conditions.js';
import type { AskKey } from '../policy/steps.js';
import type { ReturnScope } from '../state.js';

/** P21, K20: is the question put here? Its switch and its condition; over lines for the whole return it holds if it holds for one. */
export function isAsked({ ctx: { policy }, state }: Pick<ReturnDraft, 'ctx' | 'state'>, scope: ReturnScope, key: AskKey): boolean {
  const { on, when } = policy.ask[key];
  if (!on || when === undefined) return on;
  return holdsForOne(when, attrsIn(policy, state, scope));
}
