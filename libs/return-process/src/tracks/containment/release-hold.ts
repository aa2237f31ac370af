/** 解除暂停. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';

export const release: StepHandler = (draft, { scope, def }, { payload }, at) => {
  if (!Array.isArray(payload['places'])) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
