/** 评审结论. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { text } from '../../facts/read.js';
import { sign } from '../../facts/signatures.js';

/** Who came and what they concluded; where the meeting decides (S000-05, S000-17) its disposition follows in its name. */
export const conclude: StepHandler = (draft, target, fact, at) => {
  const { scope, def } = target;
  const { payload } = fact;
  if (text(payload['conclusionCode']) === null || !Array.isArray(payload['attendantRoles'])) return misfit('malformed');
  sign(target, fact, 1, at);
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
