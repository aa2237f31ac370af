/** 出货检验. */
import { completeStep } from '../../engine/advance.js';
import type { StepHandler } from '../../facts/outcome.js';
import type { Portion } from '../../state.js';
import { goRound } from './loop-bound.js';
import { share, twoParts } from './share-portion.js';

/** 出货检验 (S001-18 §4.8): what fails is packed again before it may leave. */
export const dispatchCheck: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  return share(draft, portion, def.key, twoParts(draft, portion, payload['fail'], payload['pass']), [
    (part) => goRound(draft, part, 'repack', def.key, ['pack', def.key], at),
    (part) => completeStep(draft, part, def.key, at),
  ]);
};
