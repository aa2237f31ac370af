/** 事项完成. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { isObject, text } from '../../facts/read.js';

/** 事项完成 of the duty it names. P23 (R40 notice to the supplier, fines and training; R51 出库单): one that has a form cannot be done without its number and its fields. */
export const complete: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const key = def.key.slice('duty:'.length);
  if (payload['duty'] !== key) return misfit('malformed');
  const { duties, forms } = draft.ctx.policy;
  const form = duties[key]?.form;
  const fields = isObject(payload['fields']) ? payload['fields'] : {};
  const filled = (field: string): boolean => typeof fields[field] === 'boolean' || text(fields[field]) !== null;
  if (form !== undefined && (text(payload['formNo']) === null || !(forms[form]?.fields ?? []).every(filled))) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
