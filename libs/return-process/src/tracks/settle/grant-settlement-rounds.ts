/** 放行循环 of a settlement. */
import { completeStep, repeatSteps } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { whole } from '../../facts/read.js';
import { MONEY_LOOPS, type MoneyLoop } from './settlement-rounds.js';

/**
 * So many rounds more, or none. No more payments: what is not paid stays a credit. No more proposals: nothing beyond what is
 * booked is agreed, and what is then still owed is the adjustment's to say.
 */
export const grantRounds = (loop: MoneyLoop): StepHandler => (draft, { scope, def }, { payload }, at) => {
  const rounds = whole(payload['rounds']);
  const ledger = draft.state.settlement;
  if (payload['loop'] !== loop || rounds === null || rounds > 3 || ledger === undefined) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  repeatSteps(scope, [def.key], at);
  if (rounds > 0) {
    ledger.granted[loop] += rounds;
    for (const step of MONEY_LOOPS[loop].again) Object.assign(scope.steps[step] ?? {}, { since: at });
  } else if (loop === 'payment') ledger.heldAsCredit = true;
  else ledger.closed = true;
  return 'applied';
};
