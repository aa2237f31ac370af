/** 退款成功, 退款失败: money that leaves the house, by the way the policy allows and never more than is booked (I3, R28, R29). */
import { caseAttrs } from '../../catalogue/attributes.js';
import type { ReturnDraft } from '../../context.js';
import { completeStep } from '../../engine/advance.js';
import { restate } from '../../engine/tasks.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { code, whole } from '../../facts/read.js';
import { payable, payRoute } from './ledger.js';
import { paidRoutes } from './payout-route.rules.js';
import { goRound } from './settlement-rounds.js';

type At = Pick<ReturnDraft, 'ctx' | 'state'>;

/** What is still to be paid. */
export const leftToPay = ({ ctx: { policy }, state }: At): number => {
  const ledger = state.settlement;
  return ledger === undefined || ledger.heldAsCredit ? 0 : Math.max(0, payable(policy, caseAttrs(policy, state), ledger) - ledger.paid);
};

/** The ways a payment may go now. */
export function routesNow({ ctx: { policy }, state }: At): string[] {
  const ledger = state.settlement;
  return ledger === undefined ? [] : paidRoutes(payRoute(policy, caseAttrs(policy, state), ledger), ledger.struck);
}

/** R28 S000-18: money goes to an account the customer named only after it was verified; the original route needs no name. */
const needsVerifying = ({ ctx: { policy } }: At, route: string): boolean => policy.settlement.verifyAccount && route === 'bank';

export const refundPaid: StepHandler = (draft, { scope, def, task }, { payload }, at) => {
  const ledger = draft.state.settlement;
  const [amount, route] = [whole(payload['amount']), code(payload['routeCode'])];
  if (ledger === undefined || amount === null || amount === 0 || route === null || code(payload['voucherNo']) === null) return misfit('malformed');
  if (!routesNow(draft).includes(route) || (needsVerifying(draft, route) && payload['accountVerified'] !== true)) return misfit('outcome_not_allowed');
  if (amount > leftToPay(draft)) return misfit('amount_excess');
  ledger.paid += amount;
  if (leftToPay(draft) === 0) completeStep(draft, scope, def.key, at);
  else restate(task);
  return 'applied';
};

/** Tried again, up to the bound; a way that failed for good is closed. */
export const refundFailed: StepHandler = (draft, { scope }, { payload }, at) => {
  const ledger = draft.state.settlement;
  const routes = routesNow(draft);
  const route = payload['routeCode'] === undefined ? routes[0] : routes.find((one) => one === payload['routeCode']);
  if (ledger === undefined || code(payload['code']) === null || typeof payload['retryable'] !== 'boolean' || route === undefined) return misfit('malformed');
  if (!payload['retryable']) ledger.struck.push(route);
  goRound(draft, scope, 'payment', at);
  return 'applied';
};
