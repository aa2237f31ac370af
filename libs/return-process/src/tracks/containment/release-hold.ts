/** 解除暂停. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { code, isObject } from '../../facts/read.js';

/** The places are free again, or the complaint goes on holding them: either way nothing of it is this return's any more. */
export const release: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const { places, handover } = payload;
  const complaint = isObject(handover) ? code(handover['complaint']) : null;
  if (!Array.isArray(places) || (handover !== undefined && complaint === null)) return misfit('malformed');
  if (complaint !== null) draft.state.heldBy = complaint;
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
