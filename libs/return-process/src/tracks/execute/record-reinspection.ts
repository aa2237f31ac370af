/** 复检结果. */
import { completeStep } from '../../engine/advance.js';
import type { StepHandler } from '../../facts/outcome.js';
import type { Portion } from '../../state.js';
import { goRound } from './loop-bound.js';
import { share, twoParts } from './share-portion.js';

/** 复检结果: failed goods are reworked again, up to the bound; beyond it a named person decides (R44, §4.4 rework loop, 放行循环). */
export const reinspect: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  return share(draft, portion, def.key, twoParts(draft, portion, payload['fail'], payload['pass']), [
    (part) => goRound(draft, part, 'rework', def.key, ['rework', def.key], at),
    (part) => completeStep(draft, part, def.key, at),
  ]);
};
