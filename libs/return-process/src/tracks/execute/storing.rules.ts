/** Where goods are put and how they are marked (P16 stores). */
import { lineAttrs } from '../../catalogue/attributes.js';
import { decide } from '../../policy/conditions.js';
import type { ResolvedProfile } from '../../policy/types.js';
import type { Portion, ReturnState } from '../../state.js';

/**
 * R43 (S000-04, S003-02): good and bad goods are stored and marked apart. R33 (S003-08): repaired goods whose price the
 * customer had deducted already are the house's, stored to be sold as 降价机.
 */
export const storeOf = (policy: ResolvedProfile, state: ReturnState, portion: Portion): string =>
  decide(policy.stores, lineAttrs(policy, state, portion.line, portion)).then;
