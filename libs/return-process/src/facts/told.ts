/** What each count and judgement did, kept with its step while the step stands: a correction takes exactly that back (更正). */
import { parseQuantity } from '@guitu/contracts/quantity';
import { stepOf } from '../engine/draft.js';
import type { ReturnDraft } from '../context.js';
import type { ReceivedFact } from '../received-fact.js';
import { lineOf, portions } from '../state.js';
import { rows, whole } from './read.js';
import type { Target } from './target.js';

const JUDGEMENTS = ['dispose', 'redecide'];
export const isTold = (step: string): boolean => step === 'receive' || JUDGEMENTS.includes(step);

/**
 * Counted steps of the unit per line number, or judged ones per decision. Nothing of a count that is done anew.
 * @param decided number of the last decision before the fact
 */
export function noteTold(draft: ReturnDraft, { scope, def, round }: Pick<Target, 'scope' | 'def' | 'round'>, fact: Pick<ReceivedFact, 'factId' | 'payload'>, decided: number): void {
  const step = stepOf(scope, def.key);
  if (!isTold(def.key) || step.round !== round) return;
  const did = def.key === 'receive' ? countedBy(draft, fact) : decidedSince(draft, decided);
  // in an order of their own: counts may come in any (I11)
  scope.steps[def.key] = { ...step, told: [...(step.told ?? []), { fact: fact.factId, did }].sort((a, b) => (a.fact < b.fact ? -1 : 1)) };
}

function countedBy({ state }: ReturnDraft, { payload }: Pick<ReceivedFact, 'payload'>): { [line: string]: number } {
  return Object.fromEntries((rows(payload['lines']) ?? []).flatMap((row): [string, number][] => {
    const line = lineOf(state, whole(row['line']) ?? 0);
    const counted = line === undefined ? null : parseQuantity(row['received'], line.unit);
    return line === undefined || counted === null ? [] : [[String(line.line), counted]];
  }));
}

function decidedSince({ state }: ReturnDraft, decided: number): { [decision: string]: number } {
  const did: { [decision: string]: number } = {};
  for (const { decision, qty } of portions(state)) if (decision !== null && Number(decision.slice(1)) > decided) did[decision] = (did[decision] ?? 0) + qty;
  return did;
}
