/** 到货. */
import { inform } from '../../engine/anomalies.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { whole } from '../../facts/read.js';
import type { Consignment } from '../../state.js';
import { goodsHere } from './goods-here.js';

export const arrive: StepHandler = (draft, { scope, step }, fact, at) => {
  const consignment = scope as Consignment;
  const packages = whole(fact.payload['packages']);
  if (packages === null || packages === 0) return misfit('malformed');
  if (step.s === 'idle' && step.ahead === undefined) inform(draft, 'goods_before_approval', { step: 'transport', scope: scope.id, factId: fact.factId });
  // as the carrier handed them over: R36, R37 and shortage windows ask for it
  if (typeof fact.payload['packagingBroken'] === 'boolean') draft.state.attrs['packagingBroken'] = fact.payload['packagingBroken'];
  goodsHere(draft, consignment, at, 'arrival');
  return 'applied';
};
