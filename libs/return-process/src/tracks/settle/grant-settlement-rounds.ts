/** 放行循环 of a settlement. */
import { grantMore, roundsGranted } from '../../asks/loop-rounds.js';
import { completeStep, repeatSteps } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { MONEY_LOOPS, type MoneyLoop } from './settlement-rounds.js';

/**
 * So many rounds more, or none. No more payments: what is not paid stays a credit. No more proposals: nothing beyond what is
 * booked is agreed, and what is then still owed is the adjustment's to say.
 */
export const grantRounds = (loop: MoneyLoop): StepHandler => (draft, { scope, def }, { payload }, at) => {
  const rounds = roundsGranted(payload, loop);
  const ledger = draft.state.settlement;
  if (rounds === null || ledger === undefined) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  repeatSteps(scope, [def.key], at);
  if (rounds > 0) {
    if (loop === 'proposal') grantMore(draft, loop, rounds);
    else ledger.granted.payment += rounds;
    for (const step of MONEY_LOOPS[loop].again) Object.assign(scope.steps[step] ?? {}, { since: at });
  } else if (loop === 'payment') ledger.heldAsCredit = true;
  else ledger.closed = true;
  return 'applied';
};
