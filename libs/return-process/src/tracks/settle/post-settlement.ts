/** 入账: the agreed amount is booked, never more (I3); what is left of it keeps the task. */
import { completeStep } from '../../engine/advance.js';
import { restate } from '../../engine/tasks.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { code, whole } from '../../facts/read.js';
import { toPost } from './ledger.js';

export const post: StepHandler = (draft, { scope, def, task }, { payload }, at) => {
  const ledger = draft.state.settlement;
  const net = whole(payload['net']);
  if (ledger === undefined || net === null || net === 0 || code(payload['methodCode']) === null || code(payload['voucherNo']) === null) return misfit('malformed');
  if (net > toPost(ledger)) return misfit('amount_excess');
  ledger.posted += net;
  if (toPost(ledger) === 0) completeStep(draft, scope, def.key, at);
  else restate(task);
  return 'applied';
};
