/** When the carrier answers for goods that are missing (P11 carrierClaim). */
import { holdsForOne, type Attrs } from '../../policy/conditions.js';
import type { LineAttrs } from '../../policy/attributes.js';
import type { ResolvedProfile } from '../../policy/types.js';

/** R36 (S001-16: damaged in transit), R37 (S001-12: packaging broken and goods short): the carrier may be claimed on. */
export const mayClaimOnCarrier = ({ receipt }: Pick<ResolvedProfile, 'receipt'>, lines: readonly Attrs<LineAttrs>[]): boolean =>
  holdsForOne(receipt.mismatch.carrierClaim, lines);
