/** 评审结论. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { text } from '../../facts/read.js';

export const conclude: StepHandler = (draft, { scope, def }, { payload }, at) => {
  if (text(payload['conclusionCode']) === null || !Array.isArray(payload['attendantRoles'])) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
