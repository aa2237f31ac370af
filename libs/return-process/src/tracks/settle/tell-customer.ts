/** 告知客户: of the amount that was booked, no other. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { code, whole } from '../../facts/read.js';

export const tell: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const ledger = draft.state.settlement;
  if (ledger === undefined || code(payload['wayCode']) === null || whole(payload['amount']) !== ledger.posted) return misfit('malformed');
  ledger.told = ledger.posted;
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
