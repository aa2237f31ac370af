/** Returns without goods (P09 goods; §4.4 no-goods branch). */
import { caseAttrs } from '../../catalogue/attributes.js';
import { isOpen } from '../../engine/draft.js';
import { decide } from '../../policy/conditions.js';
import type { ResolvedProfile } from '../../policy/types.js';
import { consignments, type ReturnState } from '../../state.js';

/**
 * False = 无实物: a double charge, a service, a shortage (S000-12, S000-14, S001-12): nothing travels, only a remedy is decided.
 * Read until the customer is asked to send; from then on goods are on their way, whatever is found out about the reason.
 */
export function hasGoods(policy: ResolvedProfile, state: ReturnState, consignment: string | null): boolean {
  const own = consignments(state).find(({ id }) => id === consignment);
  if (own !== undefined && (own.instructedAt !== null || isOpen(own, 'instruct'))) return true;
  return decide(policy.inbound.goods, caseAttrs(policy, state)).then;
}
