/** 返修完成, 现场处理完成. */
import { completeStep } from '../../engine/advance.js';
import type { StepHandler } from '../../facts/outcome.js';
import type { Portion } from '../../state.js';
import { failed, share, twoParts } from './share-portion.js';

/** 返修完成: repaired goods go on, unrepairable ones are judged again. */
export const repair: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  return share(draft, portion, twoParts(draft, portion, payload['qtyUnrepairable'], payload['qtyDone']), [
    failed(draft, def.key, at), (part) => completeStep(draft, part, def.key, at),
  ]);
};

export const onsiteDone: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  return share(draft, portion, twoParts(draft, portion, payload['qtyFailed'], payload['qtyOk']), [
    failed(draft, def.key, at), (part) => completeStep(draft, part, def.key, at),
  ]);
};
