/** 回访. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { whole } from '../../facts/read.js';

/** 回访 (P24): asked after the end, opens nothing again; nobody waits for it longer than its time. */
export const survey: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const score = whole(payload['score']);
  if (score === null || score > 10) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
