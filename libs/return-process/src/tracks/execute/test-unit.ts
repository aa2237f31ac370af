/** 性能测试. */
import { completeStep } from '../../engine/advance.js';
import type { StepHandler } from '../../facts/outcome.js';
import type { Portion } from '../../state.js';
import { failed, share, twoParts } from './share-portion.js';

/** 性能测试: what fails is not sold again; it is judged again without this outcome (R47). */
export const unitTest: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  return share(draft, portion, def.key, twoParts(draft, portion, payload['fail'], payload['pass']), [
    failed(draft, def.key, at), (part) => completeStep(draft, part, def.key, at),
  ]);
};
