/** §4.4 line split: a fact about part of a portion splits it; each part goes its own way (R23). */
import { parseQuantity } from '@guitu/contracts/quantity';
import type { ReturnDraft } from '../../context.js';
import { completeStep } from '../../engine/advance.js';
import { inform } from '../../engine/anomalies.js';
import { closeTask, restate, tasksOf } from '../../engine/tasks.js';
import { misfit, type Outcome, type StepHandler } from '../../facts/outcome.js';
import { positive } from '../../facts/read.js';
import { sign } from '../../facts/signatures.js';
import { canSplit, strikeOff, takePart } from '../../portions.js';
import { lineOf, type Portion } from '../../state.js';

type Fate = (part: Portion) => void;
const sum = (quantities: readonly number[]): number => quantities.reduce((total, qty) => total + qty, 0);

/**
 * Gives each named part of a portion its fate. What is named less than the portion leaves a rest, which keeps the task;
 * otherwise the last part is the portion itself. More than there is, or nothing at all, is a misfit. What failed is named first.
 */
export function share(draft: ReturnDraft, portion: Portion, step: string, quantities: readonly (number | null)[], fates: readonly Fate[]): Outcome {
  if (quantities.includes(null)) return misfit('malformed');
  const parts = quantities.map((qty) => qty ?? 0);
  const before = progressOf(portion, step);
  if (sum(parts) === 0) return misfit('malformed');
  if (sum(before) + sum(parts) > portion.qty) return misfit('quantity_excess');
  const splits = parts.filter((qty) => qty !== 0).length + (sum(parts) < portion.qty ? 1 : 0);
  if (before.length > 0 || (splits > 1 && !canSplit(draft.state, splits - 1))) return keepProgress(draft, portion, step, parts.map((qty, index) => qty + (before[index] ?? 0)), fates);
  for (const [index, qty] of parts.entries()) if (qty > 0) fates[index]?.(takePart(draft, portion, qty));
  return 'applied';
}

/** What of this round of a step is done and could not be split off: per fate, empty when nothing is. */
export function progressOf({ progress, steps }: Portion, step: string): readonly number[] {
  return progress?.step === step && progress.round === (steps[step]?.round ?? 1) ? progress.done : [];
}

/**
 * A return of 200 portions is not split on (process-model.md §1.5): what is done stays noted on the portion, which goes on as a whole
 * once all of it is named. Parts that fared differently cannot be told apart any more, so all of it goes the way of what failed.
 */
function keepProgress(draft: ReturnDraft, portion: Portion, step: string, done: readonly number[], fates: readonly Fate[]): Outcome {
  if (sum(done) < portion.qty) {
    portion.progress = { step, round: portion.steps[step]?.round ?? 1, done: [...done] };
    inform(draft, 'too_many', { step, scope: portion.id, factId: draft.cause });
    for (const task of tasksOf(draft.state, portion.id, step)) restate(task);
    return 'applied';
  }
  delete portion.progress;
  fates[done.findIndex((qty) => qty > 0)]?.(portion);
  return 'applied';
}

/** A step of a route whose fact names a quantity: that part has passed it. */
export const passes = (field: string): StepHandler => (draft, target, fact, at) => {
  const portion = target.scope as Portion;
  const unit = lineOf(draft.state, portion.line)?.unit ?? 'pcs';
  const whole: Portion[] = [];
  const outcome = share(draft, portion, target.def.key, [positive(fact.payload[field], unit)], [(part) => {
    completeStep(draft, part, target.def.key, at);
    whole.push(part);
  }]);
  if (outcome === 'applied') sign({ scope: whole[0] ?? portion, def: target.def }, fact, 1, at);
  return outcome;
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
