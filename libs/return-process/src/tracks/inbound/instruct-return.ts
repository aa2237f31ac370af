/** 退货指引. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { rows, text } from '../../facts/read.js';
import type { Consignment } from '../../state.js';

/** 退货指引: from now on goods are on their way by our word. The form the policy asks for must be among those issued. */
export const instruct: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const forms = rows(payload['forms']);
  const needed = Object.entries(draft.ctx.policy.forms).filter(([, { gate }]) => gate === 'instruct').map(([code]) => code);
  if (forms === null || text(payload['addressCode']) === null || needed.some((code) => !forms.some((form) => form['code'] === code))) return misfit('malformed');
  (scope as Consignment).instructedAt = at;
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
