/** 放行循环. */
import { roundsGranted } from '../../asks/loop-rounds.js';
import { completeStep, repeatSteps } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { strikeOff } from '../../portions.js';
import type { Portion } from '../../state.js';

/** 放行循环: so many rounds more, or none: then the goods are judged again, without the outcome that did not work (R44, R48). */
export const grant: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  const { limit } = portion;
  const rounds = roundsGranted(payload, limit);
  if (limit === undefined || rounds === null) return misfit('malformed');
  completeStep(draft, portion, def.key, at);
  repeatSteps(portion, [def.key], at);
  delete portion.limit;
  if (rounds === 0) {
    strikeOff(draft, portion, at);
    return 'applied';
  }
  portion.granted = { ...portion.granted, [limit]: (portion.granted?.[limit] ?? 0) + rounds };
  // what goes round again begins no earlier than the word that let it
  for (const step of Object.values(portion.steps)) if (step.s === 'idle' && step.since !== undefined) step.since = Math.max(step.since, at);
  return 'applied';
};
