/** 判定. */
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';
import type { ReturnDraft } from '../../context.js';
import { completeStep } from '../../engine/advance.js';
import { misfit, type Outcome, type StepHandler } from '../../facts/outcome.js';
import { type Json, positive, rows, whole } from '../../facts/read.js';
import { decidePortion, MAX_PORTIONS, nextDecision, takePart } from '../../portions.js';
import { lineOf, type Portion, portions } from '../../state.js';
import { judgedBy } from './judged-portions.js';
import { offersFor } from './offers.js';

interface Part { qty: number; goods: Goods; remedy: Remedy }

/** 判定 of a consignment's undecided goods, or again of one portion. The parts of a line add up to what is undecided (R23). */
export const dispose: StepHandler = (draft, target, { payload }, at) => {
  const lines = rows(payload['lines']);
  if (lines === null || lines.length === 0) return misfit('malformed');
  const judged = judgedBy(draft, target);
  const decisions: { portions: Portion[]; parts: Part[] }[] = [];
  for (const row of lines) {
    const decision = readLine(draft, row, judged);
    if (!('portions' in decision)) return decision.outcome;
    if (decisions.some((other) => other.portions[0]?.line === decision.portions[0]?.line)) return misfit('malformed');
    decisions.push(decision);
  }
  if (portions(draft.state).length + decisions.reduce((sum, { parts }) => sum + parts.length - 1, 0) > MAX_PORTIONS) return misfit('too_many');
  if (['own', 'customer', 'carrier', 'supplier', 'none'].includes(String(payload['faultCode']))) {
    for (const { portions: [first] } of decisions) Object.assign(lineOf(draft.state, first?.line ?? 0)?.attrs ?? {}, { fault: String(payload['faultCode']) });
  }
  for (const decision of decisions) spread(draft, decision.portions, decision.parts, at);
  if (judgedBy(draft, target).length === 0) completeStep(draft, target.scope, target.def.key, at);
  return 'applied';
};

function readLine(draft: ReturnDraft, row: Json, judged: readonly Portion[]): { portions: Portion[]; parts: Part[] } | { outcome: Outcome } {
  const line = lineOf(draft.state, whole(row['line']) ?? 0);
  const ofLine = judged.filter((portion) => portion.line === line?.line);
  const [first] = ofLine;
  const given = rows(row['portions']);
  if (line === undefined || first === undefined) return { outcome: misfit('unknown_scope') };
  if (given === null || given.length === 0) return { outcome: misfit('malformed') };
  const offers = offersFor(draft, first);
  const parts: Part[] = [];
  for (const part of given) {
    const qty = positive(part['qty'], line.unit);
    const offer = offers.find(({ goods }) => goods === part['goods']);
    const remedy = offer?.remedies.find((one) => one === part['remedy']);
    if (qty === null) return { outcome: misfit('malformed') };
    if (offer === undefined || remedy === undefined) return { outcome: misfit('outcome_not_allowed') };
    parts.push({ qty, goods: offer.goods, remedy });
  }
  const undecided = ofLine.reduce((sum, { qty }) => sum + qty, 0);
  return parts.reduce((sum, { qty }) => sum + qty, 0) === undecided ? { portions: ofLine, parts } : { outcome: misfit('quantity_excess') };
}

/** Lays the parts over the portions of a line, splitting where a boundary falls inside one. */
function spread(draft: ReturnDraft, ofLine: readonly Portion[], parts: readonly Part[], at: number): void {
  const left = [...ofLine];
  for (const part of parts) {
    const decision = nextDecision(draft.state);
    for (let qty = part.qty; qty > 0;) {
      const [portion] = left;
      if (portion === undefined) return;
      const taken = takePart(draft, portion, Math.min(qty, portion.qty));
      if (taken === portion) left.shift();
      qty -= taken.qty;
      decidePortion(draft, taken, part.goods, part.remedy, at, decision);
    }
  }
}
