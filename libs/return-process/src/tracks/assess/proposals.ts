/** A judgement as it is proposed: read, compared, applied. */
import type { ReturnDraft } from '../../context.js';
import { readAttrs } from '../../catalogue/attributes.js';
import { misfit, type Outcome } from '../../facts/outcome.js';
import { type Json, positive, rows, whole } from '../../facts/read.js';
import { decidePortion, MAX_PORTIONS, nextDecision, sumQty, takePart } from '../../portions.js';
import { lineOf, type Portion, portions, type ProposedLine, type ProposedPart } from '../../state.js';
import { assignParts, type Share } from './assign-parts.rules.js';
import { offersFor } from './offers.js';

/** 判定 as recorded: per line parts that are allowed and add up to what is undecided (R23). */
export function readProposal(draft: ReturnDraft, payload: Json, judged: readonly Portion[]): ProposedLine[] | Outcome {
  const lines = rows(payload['lines']);
  if (lines === null || lines.length === 0) return misfit('malformed');
  const proposal: ProposedLine[] = [];
  for (const row of lines) {
    const line = lineOf(draft.state, whole(row['line']) ?? 0);
    const ofLine = judged.filter((portion) => portion.line === line?.line);
    const given = rows(row['portions']);
    if (line === undefined || ofLine.length === 0) return misfit('unknown_scope');
    if (given === null || given.length === 0 || proposal.some((other) => other.line === line.line)) return misfit('malformed');
    const parts = given.map((part) => readPart(part, line.unit, payload['faultCode']));
    if (!parts.every((part) => part !== null)) return misfit('malformed');
    if (!isOffered(draft, parts, ofLine)) return misfit('outcome_not_allowed');
    if (sumQty(parts) !== sumQty(ofLine)) return misfit('quantity_excess');
    if (sharesOf(draft, parts, ofLine) === null) return misfit('outcome_not_allowed');
    proposal.push({ line: line.line, parts });
  }
  return portions(draft.state).length + proposal.reduce((count, { parts }) => count + parts.length - 1, 0) > MAX_PORTIONS ? misfit('too_many') : proposal;
}

function readPart(part: Json, unit: Parameters<typeof positive>[1], fault: unknown): ProposedPart | null {
  const [qty, goods, remedy] = [positive(part['qty'], unit), part['goods'], part['remedy']];
  if (qty === null || typeof goods !== 'string' || typeof remedy !== 'string') return null;
  const attrs = { ...readAttrs('dispose', 'line', { fault }), ...readAttrs('dispose', 'line', part['attrs']) };
  return { qty, goods: goods as ProposedPart['goods'], remedy: remedy as ProposedPart['remedy'], ...(Object.keys(attrs).length > 0 && { attrs }) };
}

const offers = (draft: ReturnDraft, portion: Portion, part: ProposedPart): boolean =>
  offersFor(draft, portion, part.attrs, part.goods).some(({ goods, remedies }) => goods === part.goods && remedies.includes(part.remedy));
/** Goods whose remedy was settled before are decided as goods alone: whatever is said for their line, the remedy stays. */
const allows = (draft: ReturnDraft, portion: Portion, part: ProposedPart): boolean =>
  portion.remedyKept ? offersFor(draft, portion, part.attrs, part.goods).some(({ goods }) => goods === part.goods) : offers(draft, portion, part);
const isOffered = (draft: ReturnDraft, parts: readonly ProposedPart[], ofLine: readonly Portion[]): boolean =>
  parts.every((part) => ofLine.some((portion) => offers(draft, portion, part)));
const sharesOf = (draft: ReturnDraft, parts: readonly ProposedPart[], ofLine: readonly Portion[]): Share[] | null =>
  assignParts(parts.map(({ qty }) => qty), ofLine.map(({ qty }) => qty), (part, bin) => {
    const [proposed, portion] = [parts[part], ofLine[bin]];
    return proposed !== undefined && portion !== undefined && allows(draft, portion, proposed);
  });

/** Does it speak of everything that is judged? Several sign, and one approves, a whole only. */
export const isWhole = (proposal: readonly ProposedLine[], judged: readonly Portion[]): boolean => judged.every(({ line }) => proposal.some((one) => one.line === line));

/** The same outcomes for the same quantities, in whatever order they were written. */
export function isSameProposal(one: readonly ProposedLine[], two: readonly ProposedLine[]): boolean {
  const plain = (proposal: readonly ProposedLine[]): string =>
    JSON.stringify(proposal.map(({ line, parts }) => [line, parts.map(({ qty, goods, remedy }) => `${goods} ${remedy} ${qty}`).sort()] as const).sort(([a], [b]) => a - b));
  return plain(one) === plain(two);
}

/** Decides the judged goods as proposed. False when they have changed since and it does not fit them any more: nothing was done. */
export function applyProposal(draft: ReturnDraft, proposal: readonly ProposedLine[], judged: readonly Portion[], at: number): boolean {
  const laid = proposal.map(({ line, parts }) => {
    const ofLine = judged.filter((portion) => portion.line === line);
    return { parts, ofLine, shares: sumQty(parts) === sumQty(ofLine) ? sharesOf(draft, parts, ofLine) : null };
  });
  if (laid.some(({ shares }) => shares === null)) return false;
  for (const { parts, ofLine, shares } of laid) {
    for (const [index, part] of parts.entries()) {
      const decision = nextDecision(draft.state);
      for (const { bin, qty } of (shares ?? []).filter((share) => share.part === index)) decidePart(draft, ofLine[bin], qty, part, at, decision);
    }
  }
  return true;
}

function decidePart(draft: ReturnDraft, portion: Portion | undefined, qty: number, { goods, remedy, attrs }: ProposedPart, at: number, decision: string): void {
  if (portion === undefined) return;
  const taken = takePart(draft, portion, qty);
  delete taken.attrsBefore;
  if (attrs !== undefined) {
    taken.attrsBefore = Object.fromEntries(Object.keys(attrs).map((name) => [name, taken.attrs?.[name] ?? null]));
    taken.attrs = { ...taken.attrs, ...attrs };
  }
  decidePortion(draft, taken, goods, remedyFor(draft, taken, goods, remedy), at, decision);
}

/** What was settled before stands, whatever was said for the line, unless these goods cannot have it (`valued`). */
function remedyFor(draft: ReturnDraft, portion: Portion, goods: ProposedPart['goods'], said: ProposedPart['remedy']): ProposedPart['remedy'] {
  if (!portion.remedyKept || portion.remedy === null) return said;
  const open = offersFor(draft, portion, {}, goods).find((offer) => offer.goods === goods)?.remedies ?? [portion.remedy];
  return open.includes(said) ? said : (open[0] ?? portion.remedy);
}
