/** 改善报告. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { text } from '../../facts/read.js';

/** 改善报告 of the kind the policy asks for: improvement, 8D or analysis (P17). */
export const improve: StepHandler = (draft, { scope, def }, { payload }, at) => {
  if (text(payload['reportRef']) === null || !Array.isArray(payload['actions'])) return misfit('malformed');
  if (payload['kind'] !== draft.ctx.policy.review.report?.kind) return misfit('outcome_not_allowed');
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
