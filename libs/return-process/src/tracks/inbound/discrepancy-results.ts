/** What may be decided about a difference (process-model.md §2 差异处理); bounded loops are offered while rounds are left. */
import { stepOf } from '../../engine/draft.js';
import type { ReturnDraft } from '../../context.js';
import { consignments, type Consignment } from '../../state.js';
import { attrsOfLines } from '../../catalogue/attributes.js';
import { mayClaimOnCarrier } from './carrier-claim.rules.js';
import { variances } from './settle-counts.js';

export function discrepancyResults({ ctx: { policy }, state }: Pick<ReturnDraft, 'ctx' | 'state'>, consignment: Consignment): string[] {
  const differences = variances(state, consignment);
  const [short, over] = [differences.some(({ variance }) => variance < 0), differences.some(({ variance }) => variance > 0)];
  const waits = consignments(state).length <= policy.loops.consignment.max;
  const claims = mayClaimOnCarrier(policy, attrsOfLines(policy, state, differences.map(({ line }) => line)));
  const recounts = stepOf(consignment, 'receive').round <= policy.loops.recount.max;
  return [
    'accept', ...(short ? ['not_sent', ...(claims ? ['carrier_claim'] : []), ...(waits ? ['wait_rest'] : [])] : []), ...(over ? ['accept_extra', 'send_back'] : []), ...(recounts ? ['recount'] : []),
  ];
}
