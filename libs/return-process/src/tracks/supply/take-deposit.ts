/** 押金到账, 押金处理 (R30 S001-08). */
import type { ReplyHandler } from '../../asks/reply.js';
import type { ReturnDraft } from '../../context.js';
import { completeStep } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import { restate } from '../../engine/tasks.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { whole } from '../../facts/read.js';
import { supplies } from '../../state.js';
import { depositDue, depositModes } from './deposit.rules.js';
import { followTheGoods } from './open-advance.js';

/** What is held of the customer's. */
export const depositHeld = ({ state }: Pick<ReturnDraft, 'state'>): number => (state.deposit === undefined || state.deposit.settled !== null ? 0 : state.deposit.received);
/** What is still missing of it. */
export const depositMissing = (at: Pick<ReturnDraft, 'ctx' | 'state'>): number => Math.max(0, depositDue(at).result - (at.state.deposit?.received ?? 0));

/** Money is in the house whether it was asked for or not; the replacement goes out when it is all there. */
export const receiveDeposit: StepHandler = (draft, { scope, def, step, task }, { payload }, at) => {
  const amount = whole(payload['amount']);
  if (amount === null || amount === 0) return misfit('malformed');
  draft.state.deposit = { received: (draft.state.deposit?.received ?? 0) + amount, settled: null };
  if (step.s !== 'open') scope.steps[def.key] = { ...stepOf(scope, def.key), ahead: at };
  else if (depositMissing(draft) > 0) restate(task);
  else {
    completeStep(draft, scope, def.key, at);
    for (const supply of supplies(draft.state)) if (supply.advance === true) supply.openedAt = Math.max(supply.openedAt, at);
  }
  return 'applied';
};

/** A word is no money: only a refusal, or silence where the policy takes it for one, ends the wait. */
export const answerDeposit: ReplyHandler = (draft, { scope, def }, { answer }, at) => {
  if (answer !== 'refuse') return 'ignored';
  completeStep(draft, scope, def.key, at);
  followTheGoods(draft, at);
  return 'applied';
};

export const settleDeposit: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const { deposit } = draft.state;
  const mode = depositModes(draft).find((one) => one === payload['mode']);
  if (deposit === undefined || whole(payload['amount']) !== depositHeld(draft)) return misfit('malformed');
  if (mode === undefined) return misfit('outcome_not_allowed');
  deposit.settled = mode;
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
