/** 分厂签收: the branch factory that is responsible signs for the goods (S000-19). */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { text } from '../../facts/read.js';

export const signOff: StepHandler = (draft, { scope, def }, { payload }, at) => {
  if (text(payload['branchCode']) === null) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
