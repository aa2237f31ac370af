/** 报价. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { whole } from '../../facts/read.js';
import type { Portion } from '../../state.js';

/** 报价: what the repair of these goods will cost the customer, in Fen, and by when it is promised. Parts split later share it. */
export const quote: StepHandler = (draft, { scope, def, step }, { payload }, at) => {
  const portion = scope as Portion;
  const fee = whole(payload['fee']);
  const promisedAt = payload['promisedAt'] === undefined ? null : whole(payload['promisedAt']);
  if (fee === null || (payload['promisedAt'] !== undefined && promisedAt === null)) return misfit('malformed');
  portion.quoted = { id: `${portion.id}/${step.round}`, fee, promisedAt };
  delete portion.renegotiate;
  completeStep(draft, portion, def.key, at);
  return 'applied';
};
