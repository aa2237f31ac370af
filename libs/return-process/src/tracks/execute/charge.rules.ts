/** Who pays for a repair (P14 charge). */
import { lineAttrs } from '../../catalogue/attributes.js';
import { decide } from '../../policy/conditions.js';
import type { ResolvedProfile } from '../../policy/types.js';
import type { Portion, ReturnState } from '../../state.js';

/** A repair may be negotiated anew where the customer confirms quotes. */
export const mayDiffer = ({ ask }: ResolvedProfile): boolean => ask.fee.on;

/**
 * R24, R25 (S003-08, 09, 15): out of warranty, or with the seal broken or parts changed, the repair is quoted; so it is when
 * what was agreed no longer holds (R48).
 */
export const isQuoted = (policy: ResolvedProfile, state: ReturnState, portion: Portion): boolean =>
  portion.renegotiate === true || decide(policy.disposition.charge, lineAttrs(policy, state, portion.line, portion)).then === 'quote';
