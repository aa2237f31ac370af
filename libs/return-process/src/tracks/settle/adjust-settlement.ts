/**
 * 结算调整: once everything is carried out, what was booked may differ from what is owed by then (goods that never came, a
 * remedy decided again). A named person says what becomes of the difference; the policy's tolerance is let go (process-model.md §7).
 */
import type { ReturnDraft } from '../../context.js';
import { completeStep, repeatSteps } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { settledParts } from './settled-parts.js';
import { settle } from './settle.js';

type At = Pick<ReturnDraft, 'ctx' | 'state'>;

/** What is owed by now less what is booked; positive = to the customer. */
export function settlementDelta({ ctx, state }: At): number {
  const { settlement: ledger } = state;
  if (ledger === undefined) return 0;
  const found = ledger.differences.reduce((sum, { amount }) => sum + amount, ledger.earlier);
  return Math.max(0, settle(ctx.policy, settledParts({ ctx, state }), ledger.agreed).net + found) - ledger.posted;
}

export const isAdjusted = (at: At): boolean => Math.abs(settlementDelta(at)) > at.ctx.policy.settlement.adjust.tolerance;

/** A difference in the customer's favour is paid or let go, one in ours asked back or let go. */
export const adjustments = (at: At): string[] => [settlementDelta(at) > 0 ? 'pay' : 'reclaim', 'waive'];

export const adjust: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const ledger = draft.state.settlement;
  const delta = settlementDelta(draft);
  if (ledger === undefined || payload['delta'] !== delta) return misfit('malformed');
  if (!adjustments(draft).includes(String(payload['decision']))) return misfit('outcome_not_allowed');
  completeStep(draft, scope, def.key, at);
  if (payload['decision'] === 'reclaim') ledger.reclaimed = -delta;
  else if (payload['decision'] === 'waive') ledger.waived = delta;
  else payMore(draft, scope, at);
  return 'applied';
};

/** The rest goes the same way as the first amount: audited, approved, booked, paid and told. */
function payMore(draft: ReturnDraft, scope: Parameters<typeof completeStep>[1], at: number): void {
  const { state, ctx: { policy } } = draft;
  const ledger = state.settlement;
  if (ledger === undefined) return;
  const earlier = ledger.differences.reduce((sum, { amount }) => sum + amount, ledger.earlier);
  const { value, deductions, net, lines } = settle(policy, settledParts(draft), ledger.agreed);
  Object.assign(ledger, {
    gross: value, deductions: deductions, net, lines: lines.map(({ line, remedy, net: share }) => ({ line, remedy, net: share })), earlier, differences: [], due: Math.max(0, net + earlier), closed: false,
  });
  repeatSteps(scope, ['audit', 'settleApprove', 'post', 'pay', 'tell'], at);
}
