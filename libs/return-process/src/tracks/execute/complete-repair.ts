/** 返修完成. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { canSplit } from '../../portions.js';
import type { Portion } from '../../state.js';
import { mayDiffer } from './charge.rules.js';
import { renegotiate } from './renegotiate.js';
import { lacking } from './repair-record.rules.js';
import { failed, share, twoParts } from './share-portion.js';

/**
 * 返修完成: repaired goods go on, unrepairable ones are judged again. With `differs` the goods it does not name cannot be
 * repaired as agreed: they wait for a new agreement (R48).
 */
export const repair: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  const [unrepairable, done] = twoParts(draft, portion, payload['qtyUnrepairable'], payload['qtyDone']);
  const { differs = false } = payload;
  if (typeof differs !== 'boolean' || (differs && !mayDiffer(draft.ctx.policy)) || unrepairable == null || done == null) return misfit('malformed');
  if (done > 0 && lacking(draft.ctx.policy, payload['requires']).length > 0) return misfit('malformed');
  const named = unrepairable + done;
  if (differs && named > portion.qty) return misfit('quantity_excess');
  if (differs && named === portion.qty) return misfit('malformed');
  if (differs && named > 0 && !canSplit(draft.state, unrepairable > 0 && done > 0 ? 2 : 1)) return misfit('too_many');
  if (named > 0 || !differs) {
    const outcome = share(draft, portion, def.key, [unrepairable, done], [failed(draft, def.key, at), (part) => completeStep(draft, part, def.key, at)]);
    if (outcome !== 'applied') return outcome;
  }
  if (differs) renegotiate(draft, portion, def.key, [def.key], at);
  return 'applied';
};
