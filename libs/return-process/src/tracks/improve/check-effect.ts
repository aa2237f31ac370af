/** 效果确认. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { goRound } from './report-rounds.js';

/** 效果确认 (S000-17): OK closes the improvement; NG sends it back to whoever reported it. */
export const checkEffect: StepHandler = (draft, { scope, def }, { payload }, at) => {
  if (typeof payload['ok'] !== 'boolean') return misfit('malformed');
  if (payload['ok']) completeStep(draft, scope, def.key, at);
  else goRound(draft, scope, 'effect', def.key, at);
  return 'applied';
};
