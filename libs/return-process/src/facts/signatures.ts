/** Chains of signatures: levels in order, never two of them and never the applicant's by one person (I14). */
import { completeStep } from '../engine/advance.js';
import { askSeats, closeTask } from '../engine/tasks.js';
import type { ReturnDraft } from '../context.js';
import type { ReceivedFact } from '../received-fact.js';
import { misfit, type Outcome } from './outcome.js';
import type { Target } from './target.js';

/** The person and whom he stood in for. */
export const people = (fact: ReceivedFact): string[] => [fact.by.staff, ...(fact.by.onBehalfOf === undefined ? [] : [fact.by.onBehalfOf])];

/** Who may not sign at this step: who applied for it, and who signed another level. */
export function barred({ scope, def }: Pick<Target, 'scope' | 'def'>, applicant: readonly string[]): string[] {
  const request = def.key === 'scrapApprove' ? (scope.steps['scrapRequest']?.signed ?? []).flatMap(({ staff }) => staff) : applicant;
  return [...new Set([...request, ...(scope.steps[def.key]?.signed ?? []).flatMap(({ staff }) => staff)])];
}

/** Remembers who did a step, for the chain that follows it. */
export function sign({ scope, def }: Pick<Target, 'scope' | 'def'>, fact: ReceivedFact, level: number, at: number): void {
  const step = scope.steps[def.key];
  if (step !== undefined) step.signed = [...(step.signed ?? []), { level, staff: people(fact), at }].sort((a, b) => a.level - b.level);
}

/** One level of a gate; `refuse` does what the chain's rejection means. */
export function signLevel(draft: ReturnDraft, target: Target, fact: ReceivedFact, at: number, refuse: () => void): Outcome {
  const { scope, def, task } = target;
  const { verdict, level } = fact.payload;
  if (verdict !== 'accept' && verdict !== 'reject') return misfit('malformed');
  if (task === undefined || level !== task.level) return misfit('out_of_turn');
  if (people(fact).some((staff) => barred(target, draft.state.applicant).includes(staff))) return misfit('not_permitted');
  sign(target, fact, task.level, at);
  if (verdict === 'reject') {
    closeTask(draft, task, 'done');
    refuse();
    return 'applied';
  }
  const last = draft.rules.seats(draft, scope, def).every((seat) => (scope.steps[def.key]?.signed ?? []).some((signed) => signed.level === seat.level));
  if (last) completeStep(draft, scope, def.key, at);
  else {
    closeTask(draft, task, 'done');
    if (draft.state.ending === null) askSeats(draft, scope, def, at);
  }
  return 'applied';
}
