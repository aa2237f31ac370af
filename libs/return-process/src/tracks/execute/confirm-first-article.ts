/** 首件确认. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import type { Portion } from '../../state.js';
import { goRound } from './loop-bound.js';

/** 首件确认: a first article that is not right sends the plan round again; no batch begins before one is (R46). */
export const firstArticle: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  if (typeof payload['ok'] !== 'boolean') return misfit('malformed');
  if (payload['ok']) completeStep(draft, portion, def.key, at);
  else goRound(draft, portion, 'rework', def.key, ['plan', def.key], at);
  return 'applied';
};
