/** Who did something: kept with the step, for the chains that follow it. */
import type { ReceivedFact } from '../received-fact.js';
import type { Target } from './target.js';

/** The person and whom he stood in for. */
export const people = (fact: ReceivedFact): string[] => [fact.by.staff, ...(fact.by.onBehalfOf === undefined ? [] : [fact.by.onBehalfOf])];

/** Remembers who did a step, for the chain that follows it. */
export function sign({ scope, def }: Pick<Target, 'scope' | 'def'>, fact: ReceivedFact, level: number, at: number): void {
  const step = scope.steps[def.key];
  if (step !== undefined) step.signed = [...(step.signed ?? []), { level, staff: people(fact), at }].sort((a, b) => a.level - b.level);
}
