/** §4.4 line split: a fact about part of a portion splits it; each part goes its own way (R23). */
import { parseQuantity } from '@guitu/contracts/quantity';
import type { ReturnDraft } from '../../context.js';
import { completeStep } from '../../engine/advance.js';
import { closeTask, tasksOf } from '../../engine/tasks.js';
import { misfit, type Outcome, type StepHandler } from '../../facts/outcome.js';
import { positive } from '../../facts/read.js';
import { sign } from '../../facts/signatures.js';
import { canSplit, strikeOff, takePart } from '../../portions.js';
import { lineOf, type Portion } from '../../state.js';

/**
 * Gives each named part of a portion its fate. What is named less than the portion leaves a rest, which keeps the task;
 * otherwise the last part is the portion itself. More than there is, or nothing at all, is a misfit.
 */
export function share(draft: ReturnDraft, portion: Portion, quantities: readonly (number | null)[], fates: readonly ((part: Portion) => void)[]): Outcome {
  if (quantities.includes(null)) return misfit('malformed');
  const named = quantities.reduce<number>((sum, qty) => sum + (qty ?? 0), 0);
  if (named === 0) return misfit('malformed');
  if (named > portion.qty) return misfit('quantity_excess');
  const splits = quantities.filter((qty) => qty !== 0).length + (named < portion.qty ? 1 : 0);
  if (splits > 1 && !canSplit(draft.state, splits - 1)) return misfit('too_many');
  for (const [index, qty] of quantities.entries()) if (qty !== null && qty > 0) fates[index]?.(takePart(draft, portion, qty));
  return 'applied';
}

/** A step of a route whose fact names a quantity: that part has passed it. */
export const passes = (field: string): StepHandler => (draft, target, fact, at) => {
  const portion = target.scope as Portion;
  const unit = lineOf(draft.state, portion.line)?.unit ?? 'pcs';
  return share(draft, portion, [positive(fact.payload[field], unit)], [(part) => {
    completeStep(draft, part, target.def.key, at);
    sign({ scope: part, def: target.def }, fact, 1, at);
  }]);
};

export const twoParts = (draft: ReturnDraft, portion: Portion, ...fields: unknown[]): (number | null)[] =>
  fields.map((qty) => parseQuantity(qty, lineOf(draft.state, portion.line)?.unit ?? 'pcs'));

/** The outcome cannot be carried out for a part: its task is over, 判定 is asked again. */
export function failed(draft: ReturnDraft, key: string, at: number): (part: Portion) => void {
  return (part) => {
    for (const task of tasksOf(draft.state, part.id, key)) closeTask(draft, task, 'done');
    strikeOff(draft, part, at);
  };
}
