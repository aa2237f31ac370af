/** 现场处理完成. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { whole } from '../../facts/read.js';
import type { Portion } from '../../state.js';
import { failed, share, twoParts } from './share-portion.js';

/**
 * 现场处理完成: what could not be handled at the customer's is judged again. R41 (S000-04): its cost is booked to the account the
 * policy names (外部失败成本).
 */
export const onsiteDone: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  const cost = whole(payload['cost']);
  if (cost === null) return misfit('malformed');
  const { costAccount: account } = draft.ctx.policy.closure;
  const outcome = share(draft, portion, def.key, twoParts(draft, portion, payload['qtyFailed'], payload['qtyOk']), [
    failed(draft, def.key, at), (part) => completeStep(draft, part, def.key, at),
  ]);
  if (outcome === 'applied' && account !== null && cost > 0) draft.state.costs = [...(draft.state.costs ?? []), { account, fen: cost, line: portion.line, step: def.key, at }];
  return outcome;
};
