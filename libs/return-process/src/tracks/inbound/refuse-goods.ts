/** Goods that are not accepted go back to the customer, without anything being owed for them. */
import type { ReturnDraft } from '../../context.js';
import { decidePortion, leaveRoute, nextDecision } from '../../portions.js';
import { portionsOf, type Consignment } from '../../state.js';
import { releaseSupply } from '../supply/supplies.js';
import { plainFate, settleCounts } from './settle-counts.js';

/** R06, R07: 业务部 is told why; whatever was judged before they came falls away. */
export function refuseGoods(draft: ReturnDraft, consignment: Consignment, at: number): void {
  if (draft.state.ending !== null) return;
  if (consignment.settledAt === null) settleCounts(draft, consignment, consignment.steps['receive']?.mark ?? at, at, plainFate);
  const decision = nextDecision(draft.state);
  for (const portion of portionsOf(draft.state, consignment.id)) {
    if (portion.arrivedAt === null || portion.endedAt !== null) continue;
    leaveRoute(draft, portion, at);
    portion.remedyKept = portion.remedyKept || !releaseSupply(draft, portion);
    decidePortion(draft, portion, 'RETURN_TO_CUSTOMER', portion.remedyKept && portion.valued !== true ? (portion.remedy ?? 'NONE') : 'NONE', at, decision);
  }
  draft.happenings.push({ what: 'custom', event: 'rejected', at, scope: consignment.id });
}
