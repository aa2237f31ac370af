/** 事项完成. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';

/** 事项完成: of the duty it names. */
export const complete: StepHandler = (draft, { scope, def }, { payload }, at) => {
  if (def.key !== `duty:${String(payload['duty'])}`) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
