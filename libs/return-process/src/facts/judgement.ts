/** 检验结果, 评审结论, 判定. */
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';
import { parseQuantity } from '@guitu/contracts/quantity';
import { completeStep } from '../engine/advance.js';
import { offersFor } from '../catalogue/outcomes.js';
import { decidePortion, MAX_PORTIONS, nextDecision, takePart } from '../catalogue/portions.js';
import type { ReturnDraft } from '../context.js';
import { isUndecidedHere, lineOf, portions, portionsOf, type Consignment, type Portion } from '../state.js';
import { misfit, type Outcome, type StepHandler } from './outcome.js';
import { positive, rows, text, whole, type Json } from './read.js';
import type { Target } from './target.js';

/** 检验结果 per line; the step is done when every line here has one. */
export const inspect: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const lines = rows(payload['lines']);
  if (lines === null || lines.length === 0 || text(payload['method']) === null) return misfit('malformed');
  const here = portionsOf(draft.state, scope.id).filter(isUndecidedHere);
  for (const row of lines) {
    const line = lineOf(draft.state, whole(row['line']) ?? 0);
    if (line === undefined) return misfit('unknown_scope');
    const [sample, passed, failed] = [row['sample'], row['passed'], row['failed']].map((qty) => parseQuantity(qty, line.unit));
    if (sample == null || passed == null || failed == null) return misfit('malformed');
    const held = here.filter((portion) => portion.line === line.line).reduce((sum, { qty }) => sum + qty, 0);
    if (sample > held || passed + failed > sample) return misfit('quantity_excess');
  }
  const { inspected } = scope as Consignment;
  for (const row of lines) {
    const line = lineOf(draft.state, whole(row['line']) ?? 0);
    if (line === undefined) continue;
    line.attrs['passed'] = (parseQuantity(row['failed'], line.unit) ?? 0) === 0;
    if (!inspected.includes(line.line)) inspected.push(line.line);
  }
  if (here.every(({ line }) => inspected.includes(line))) completeStep(draft, scope, def.key, at);
  return 'applied';
};

export const conclude: StepHandler = (draft, { scope, def }, { payload }, at) => {
  if (text(payload['conclusionCode']) === null || !Array.isArray(payload['attendantRoles'])) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  return 'applied';
};

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
  if (portions(draft.state).length + decisions.reduce((sum, { parts }) => sum + parts.length, 0) > MAX_PORTIONS) return misfit('too_many');
  if (['own', 'customer', 'carrier', 'supplier', 'none'].includes(String(payload['faultCode']))) {
    for (const { portions: [first] } of decisions) Object.assign(lineOf(draft.state, first?.line ?? 0)?.attrs ?? {}, { fault: String(payload['faultCode']) });
  }
  for (const decision of decisions) spread(draft, decision.portions, decision.parts, at);
  if (judgedBy(draft, target).length === 0) completeStep(draft, target.scope, target.def.key, at);
  return 'applied';
};

/** The portions a judgement is asked about. */
export function judgedBy({ state }: Pick<ReturnDraft, 'state'>, { scope, def }: Pick<Target, 'scope' | 'def'>): Portion[] {
  if (def.key === 'redecide') return scope.kind === 'portion' && scope.decidedAt === null ? [scope] : [];
  return portionsOf(state, scope.id).filter((portion) => isUndecidedHere(portion) && portion.steps['redecide']?.s !== 'open');
}

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
