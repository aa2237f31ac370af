/** 先行协商 (R38): a discount or another arrangement is tried before any goods travel. */
import type { Remedy } from '@guitu/contracts/vocabulary';
import type { Counter, ReplyHandler } from '../../asks/reply.js';
import type { ReturnDraft } from '../../context.js';
import { completeStep, repeatSteps, voidStep } from '../../engine/advance.js';
import type { Target } from '../../facts/target.js';
import { nextDecision } from '../../portions.js';
import { undecided } from '../../statements/task-lines.js';
import { beginEnding } from '../close/wind-down.js';
import { leaveWithCustomer } from './leave-with-customer.js';

const WITHOUT_GOODS: readonly Remedy[] = ['DISCOUNT', 'EXCHANGE', 'PARTS_SHIPMENT', 'RECEIVABLE_OFFSET', 'REFUND_PARTIAL', 'COUPON', 'STORE_CREDIT'];
/** 话术 of options: what the policy allows and the customer may take while he keeps the goods. */
export const settlements = ({ ctx: { policy } }: Pick<ReturnDraft, 'ctx'>): string[] => policy.outcomes.remedies.filter((remedy) => WITHOUT_GOODS.includes(remedy));

/**
 * Agreed: the customer keeps the goods and gets what he chose, by default the discount. With nothing to get he has simply
 * kept them (撤回). Not agreed: the return goes on.
 */
export const answerSettleFirst: ReplyHandler = (draft, { scope, def }, { answer, choice }, at) => {
  const open = undecided(draft.state);
  completeStep(draft, scope, def.key, at);
  if (answer !== 'accept') return 'applied';
  const chosen = draft.ctx.policy.outcomes.remedies.find((remedy) => remedy === (choice ?? 'DISCOUNT'));
  if (chosen === undefined) beginEnding(draft, 'withdrawn', at);
  else {
    const decision = nextDecision(draft.state);
    for (const portion of open) leaveWithCustomer(draft, portion, chosen, at, decision);
  }
  return 'applied';
};

/** Another proposal goes through its approval again. */
export const haggle: Counter = { loop: 'proposal', again: (_draft, { scope }, at) => repeatSteps(scope, ['discountApprove', 'settleFirst'], at) };

/** No discount is granted: there is nothing to propose. */
export const denyDiscount = (_draft: ReturnDraft, { scope, def }: Target, at: number): void => voidStep(scope, def.key, at);
