/** 报废申请. */
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { asksWeight, isWeighed } from './scrap-weight.rules.js';
import { passes } from './share-portion.js';

/** 报废申请: with the weights its form asks for (R56). Who applies is none of those who approve (R22, I14). */
export const scrapRequest: StepHandler = (draft, target, fact, at) => {
  if (asksWeight(draft.ctx.policy) && !isWeighed(fact.payload['weightByGroup'])) return misfit('malformed');
  return passes('qty')(draft, target, fact, at);
};
