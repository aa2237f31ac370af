/** 池检启动. */
import { parseQuantity } from '@guitu/contracts/quantity';
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { text } from '../../facts/read.js';

/** R18 (S003-08): more than 20 units in the pool start the inspection of all of them; a lower number starts nothing. */
export const startPoolInspection: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const [id, qty] = [text(payload['poolId']), parseQuantity(payload['poolQty'], 'pcs')];
  if (id === null || qty === null) return misfit('malformed');
  draft.state.attrs['poolQty'] = qty;
  if (qty <= (draft.ctx.policy.inspection.pool?.over ?? 0)) return 'ignored';
  for (const link of draft.state.links) if (link.kind === 'pool' && link.scope === scope.id) link.ref = id;
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
