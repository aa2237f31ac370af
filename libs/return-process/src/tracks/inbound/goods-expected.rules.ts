/** Returns without goods (P09 goods; §4.4 no-goods branch). */
import { caseAttrs } from '../../catalogue/attributes.js';
import { decide } from '../../policy/conditions.js';
import type { ResolvedProfile } from '../../policy/types.js';
import type { ReturnState } from '../../state.js';

/** False = 无实物: a double charge, a service, a shortage (S000-12, S000-14, S001-12): nothing travels, only a remedy is decided. */
export const hasGoods = (policy: ResolvedProfile, state: ReturnState): boolean => decide(policy.inbound.goods, caseAttrs(policy, state)).then;
