/** 验收 settled: what was counted is laid over what was announced (process-model.md §1.5). */
import type { ReturnDraft } from '../../context.js';
import { isExpected, lineOf, portionsOf, type Consignment, type Fate, type Portion, type ReturnState } from '../../state.js';
import { releaseSupply } from '../supply/supplies.js';
import { decidePortion, endPortion, newConsignment, newPortion, nextDecision, takePart } from '../../portions.js';

/** Quantity announced in this consignment and not yet here, per line. */
export function expectedQty(state: ReturnState, consignment: string, line: number): number {
  return portionsOf(state, consignment).filter((portion) => portion.line === line && isExpected(portion)).reduce((sum, { qty }) => sum + qty, 0);
}

/** Lines of which this consignment should bring something. */
export const expectedLines = (state: ReturnState, consignment: string): number[] =>
  [...new Set(portionsOf(state, consignment).filter(isExpected).map(({ line }) => line))].sort((a, b) => a - b);

/** Counted less announced, per line that was counted. */
export function variances(state: ReturnState, consignment: Consignment): { line: number; variance: number }[] {
  return Object.entries(consignment.counts).map(([line, counted]) => ({ line: Number(line), variance: counted - expectedQty(state, consignment.id, Number(line)) }));
}

/** Shortfall is taken first from what the policy names first; what is undecided or unnamed is filled first. */
function fillOrder(draft: ReturnDraft, consignment: string, line: number): Portion[] {
  const { shortfallFrom } = draft.ctx.policy.receipt;
  const rank = ({ goods }: Portion): number => shortfallFrom.findIndex((code) => code === goods);
  const last = (portion: Portion): number => (rank(portion) < 0 ? -1 : shortfallFrom.length - rank(portion));
  return portionsOf(draft.state, consignment).filter((portion) => portion.line === line && isExpected(portion)).sort((a, b) => last(a) - last(b));
}

/** Marks portions arrived, splits off what is missing and gives differences their fate. `arrivedAt` = time of the count. */
export function settleCounts(draft: ReturnDraft, consignment: Consignment, arrivedAt: number, at: number, fateOf: (line: number, variance: number) => Fate): void {
  let rest: Consignment | null = null;
  for (const { line, variance } of variances(draft.state, consignment)) {
    const fate = fateOf(line, variance);
    let left = consignment.counts[line] ?? 0;
    const missing: Portion[] = [];
    for (const portion of fillOrder(draft, consignment.id, line)) {
      const here = Math.min(left, portion.qty);
      left -= here;
      if (here === 0) missing.push(portion);
      else if (here < portion.qty) missing.push(takePart(draft, portion, portion.qty - here));
      if (here > 0) portion.arrivedAt = arrivedAt;
    }
    rest = placeMissing(draft, missing, fate.toCome, at, rest);
    addSurplus(draft, consignment.id, line, fate, arrivedAt, at);
  }
  Object.assign(consignment, { counts: {}, countedAt: null, settledAt: at });
}

function placeMissing(draft: ReturnDraft, missing: readonly Portion[], toCome: number, at: number, rest: Consignment | null): Consignment | null {
  let coming = toCome;
  let next = rest;
  for (const portion of missing) {
    const later = Math.min(coming, portion.qty);
    coming -= later;
    if (later > 0) {
      next ??= newConsignment(draft.state, at, at);
      const part = takePart(draft, portion, later);
      part.consignment = part.parent = next.id;
      if (part === portion) continue;
    }
    neverCame(draft, portion, at);
  }
  return next;
}

/** Judged before it came, and then it did not: what is not shipped yet is owed no more. */
function neverCame(draft: ReturnDraft, portion: Portion, at: number): void {
  portion.remedyKept = portion.remedyKept || !releaseSupply(draft, portion);
  if (!portion.remedyKept) Object.assign(portion, { remedy: null, decision: null });
  endPortion(portion, 'NOT_SENT', at);
}

function addSurplus(draft: ReturnDraft, consignment: string, line: number, fate: Fate, arrivedAt: number, at: number): void {
  const of = lineOf(draft.state, line);
  for (const [qty, goesBack] of [[fate.accepted, false], [fate.sendBack, true]] as const) {
    if (qty === 0 || of === undefined) continue;
    of.over += qty;
    if (!goesBack) of.accepted = (of.accepted ?? 0) + qty;
    const extra = newPortion(draft.state, line, qty, consignment, at);
    extra.arrivedAt = arrivedAt;
    if (goesBack) decidePortion(draft, extra, 'RETURN_TO_CUSTOMER', 'NONE', at, nextDecision(draft.state));
  }
}

/** No difference, or a return that winds down: what is missing was not sent, what is too much goes back. */
export const plainFate = (_line: number, variance: number): Fate => ({ notSent: Math.max(0, -variance), toCome: 0, accepted: 0, sendBack: Math.max(0, variance) });
