/** 先发新货 (P19): when the replacement may leave before the goods are judged, and when nothing is replaced at all. */
import { caseAttrs } from '../../catalogue/attributes.js';
import type { ReturnDraft } from '../../context.js';
import { holds } from '../../policy/conditions.js';

type At = Pick<ReturnDraft, 'ctx' | 'state'>;

/** R32 (S000-15): no replenishment for a customer who deducts the goods from his payment. */
export const isDenied = ({ ctx: { policy }, state }: At): boolean => holds(policy.replacement.deny, caseAttrs(policy, state));

/** R31 (S003-15): in a batch case the replacement may go first · R30 (S001-08): with a deposit, where the policy asks one. */
export const goesFirst = (at: At): boolean => holds(at.ctx.policy.replacement.advance, caseAttrs(at.ctx.policy, at.state)) && !isDenied(at);

/** R30 (S001-08): new goods go first only against a deposit. */
export function needsDeposit(at: At): boolean {
  const { deposit } = at.ctx.policy.replacement;
  return deposit !== null && goesFirst(at) && holds(deposit.when, caseAttrs(at.ctx.policy, at.state));
}
