/** 暂停标识 by each holder. */
import { completeStep } from '../../engine/advance.js';
import { closeTask } from '../../engine/tasks.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { rows, text } from '../../facts/read.js';
import { sign } from '../../facts/signatures.js';

/** One holder has labelled his place; the step is done when all have. */
export const hold: StepHandler = (draft, target, fact, at) => {
  const { scope, def, task } = target;
  if (text(fact.payload['placeCode']) === null || rows(fact.payload['lines']) === null) return misfit('malformed');
  if (task === undefined) return misfit('second_fact');
  sign(target, fact, task.level, at);
  closeTask(draft, task, 'done');
  const signed = scope.steps[def.key]?.signed ?? [];
  if (signed.length >= draft.rules.seats(draft, scope, def).length) completeStep(draft, scope, def.key, Math.max(...signed.map((one) => one.at)));
  return 'applied';
};
