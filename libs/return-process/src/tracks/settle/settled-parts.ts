/** Which portions of a return are settled in money, and what is known of them. */
import { UNITS, type Remedy } from '@guitu/contracts/vocabulary';
import { lineAttrs } from '../../catalogue/attributes.js';
import type { ReturnDraft } from '../../context.js';
import { decide } from '../../policy/conditions.js';
import { lineOf, portions, type Portion } from '../../state.js';
import { offersFor } from '../assess/offers.js';
import { goesFirst } from '../supply/advance.rules.js';
import { isMoney, type SettledPart } from './settled-part.js';

type At = Pick<ReturnDraft, 'ctx' | 'state'>;

/** Remedies the policy allows for a portion, judged or not (P14, P15). */
export function allowedRemedies({ ctx: { policy }, state }: At, portion: Portion): Remedy[] {
  const { then } = decide(policy.disposition.remedies, lineAttrs(policy, state, portion.line, portion));
  return then.filter((remedy) => policy.outcomes.remedies.includes(remedy));
}

/**
 * Settled before it is judged: what goes first is replaced; else the remedy the policy names first, of those some outcome of
 * the goods leaves open. R03 (S001-19): what was received used can only go back to the buyer, and brings him nothing.
 */
function presumed(at: At, portion: Portion): Remedy | null {
  if (portion.decidedAt !== null || portion.endedAt !== null) return null;
  if (goesFirst(at)) return 'EXCHANGE';
  const open = offersFor(at, portion).flatMap(({ remedies }) => remedies);
  return allowedRemedies(at, portion).find((remedy) => open.includes(remedy)) ?? open[0] ?? null;
}

/** The remedy a portion has, or will have when it is settled now. */
export const remedyOf = (at: At, portion: Portion): Remedy | null => portion.remedy ?? presumed(at, portion);

export function settledParts(at: At): SettledPart[] {
  const { ctx: { policy }, state } = at;
  return portions(state).flatMap((portion): SettledPart[] => {
    const [line, remedy] = [lineOf(state, portion.line), remedyOf(at, portion)];
    if (line === undefined || !isMoney(remedy)) return [];
    const paid = line.attrs['lineAmount'];
    return [{
      portion: portion.id, line: line.line, qty: portion.qty, scale: UNITS[line.unit].scale, claimed: line.claimed, unitPrice: line.unitPrice ?? null,
      paid: typeof paid === 'number' ? paid : null, remedy, goods: portion.goods, windDown: portion.windDown,
      attrs: { ...lineAttrs(policy, state, line.line, portion), remedy },
    }];
  });
}
