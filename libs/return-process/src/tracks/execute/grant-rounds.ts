/** 放行循环. */
import { completeStep, repeatSteps } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { strikeOff } from '../../portions.js';
import type { Portion } from '../../state.js';

/** 放行循环: so many rounds more, or none: then the goods are judged again, without 返修. */
export const grant: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  const rounds = payload['rounds'];
  if (payload['loop'] !== 'rework' || typeof rounds !== 'number' || !Number.isInteger(rounds) || rounds < 0 || rounds > 3) return misfit('malformed');
  completeStep(draft, portion, def.key, at);
  repeatSteps(portion, [def.key], at);
  if (rounds === 0) strikeOff(draft, portion, at);
  else {
    portion.granted += rounds;
    Object.assign(portion.steps['rework'] ?? {}, { since: at });
  }
  return 'applied';
};
