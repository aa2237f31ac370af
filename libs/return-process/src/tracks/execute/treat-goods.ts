/** 处理完成. */
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { text } from '../../facts/read.js';
import type { Portion } from '../../state.js';
import { passes } from './share-portion.js';

/** Goods sold under a new certificate are not treated without one (S000-03: 换合格证). */
export const needsCertificate = ({ goods }: Portion): boolean => goods === 'RELABEL_RESALE';

/** 处理完成: relabelled, blended in, recovered or repacked. */
export const treat: StepHandler = (draft, target, fact, at) => {
  if (needsCertificate(target.scope as Portion) && text(fact.payload['certificateNo']) === null) return misfit('malformed');
  return passes('qty')(draft, target, fact, at);
};
