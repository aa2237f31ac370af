/** 押金 (P19, R30): how much, and what may become of it once the goods are judged. */
import { exactly, portionOf, sumOf, toFen } from '@guitu/money/exact';
import { UNITS } from '@guitu/contracts/vocabulary';
import { lineAttrs } from '../../catalogue/attributes.js';
import type { ReturnDraft } from '../../context.js';
import { explain, type Explanation } from '../../explanation/explanation.js';
import { lineOf, portions, supplies } from '../../state.js';

type At = Pick<ReturnDraft, 'ctx' | 'state'>;

/** R30 (S001-08): a share of the order value of what goes first, rounded once. Lines without a price add nothing. */
export function depositDue({ ctx: { policy }, state }: At): Explanation<number> {
  const first = supplies(state).filter(({ advance, decision }) => advance === true && decision !== 'void');
  const value = sumOf(first.map(({ line, qty }) => {
    const of = lineOf(state, line);
    return portionOf(exactly(of?.unitPrice ?? 0), qty, 10 ** (of === undefined ? 0 : UNITS[of.unit].scale));
  }));
  const bps = policy.replacement.deposit?.bps ?? 0;
  const { mode } = policy.settlement.rounding;
  const source = { rule: 'deposit', clause: policy.clauses.deposit ?? 'house', policy: `${policy.key}@${policy.version}` };
  return explain(source, { orderValue: toFen(value, mode), bps, rounding: mode }, toFen(portionOf(value, bps, 10_000), mode));
}

/** R30 (S001-08): the house's own fault is proven for all that went first. */
export const isProven = ({ ctx: { policy }, state }: At): boolean => {
  const first = new Set(supplies(state).filter(({ advance }) => advance === true).map(({ decision }) => decision));
  const came = portions(state).filter(({ decision }) => decision !== null && first.has(decision));
  return came.length > 0 && came.every((portion) => portion.goods !== 'NOT_SENT' && lineAttrs(policy, state, portion.line, portion).fault === 'own');
};

/**
 * R30 (S001-08): proven, it is offset or goes back. Not proven, the policy says: kept as the price of the replacement, back, or
 * finance's to decide. A return that ends early gives it back.
 */
export function depositModes(at: At): string[] {
  if (at.state.ending !== null) return ['refund'];
  if (isProven(at)) return ['offset', 'refund'];
  const unproven = at.ctx.policy.replacement.deposit?.unproven ?? 'refund';
  return unproven === 'offset_price' ? ['keep'] : unproven === 'refund' ? ['refund'] : ['keep', 'refund'];
}
