/** 到货通知. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { text } from '../../facts/read.js';

export const arrivalNotice: StepHandler = (draft, { scope, def }, { payload }, at) => {
  if (text(payload['areaCode']) === null || text(payload['label']) === null) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
