/** 首次联系. */
import { readAttrs } from '../../catalogue/attributes.js';
import { completeStep } from '../../engine/advance.js';
import { restate } from '../../engine/tasks.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { text } from '../../facts/read.js';

/** T01, T21 (K05): the limit ends with it. A customer who was not reached has not been contacted: the attempt is noted, the task stays. */
export const contact: StepHandler = (draft, { scope, def, task }, { payload }, at) => {
  const result = text(payload['resultCode']);
  if (result === null) return misfit('malformed');
  Object.assign(draft.state.attrs, readAttrs('contact', 'case', payload['attrs']));
  if (result === 'not_reached') restate(task, 'not_reached');
  else completeStep(draft, scope, def.key, at);
  return 'applied';
};
