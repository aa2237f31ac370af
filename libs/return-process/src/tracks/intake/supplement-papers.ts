/** 补充资料. */
import { readAttrs } from '../../catalogue/attributes.js';
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { codes } from '../../facts/read.js';
import { restate } from '../../engine/tasks.js';
import { papersMissing } from './missing-papers.rules.js';

/** Papers count whenever they come; the step is done when none is missing any more. */
export const supplement: StepHandler = (draft, { scope, def, step, task }, { payload }, at) => {
  const { intake } = draft.state;
  if (!Array.isArray(payload['forms'])) return misfit('malformed');
  intake.forms = [...new Set([...intake.forms, ...codes(payload['forms'])])];
  intake.supplementAsked = false;
  Object.assign(draft.state.attrs, readAttrs('supplement', 'case', payload['attrs']));
  if (step.s !== 'open') return 'applied';
  if (papersMissing(draft.ctx.policy, draft.state)) restate(task);
  else completeStep(draft, scope, def.key, at);
  return 'applied';
};
