/** Marks of the whole return that are no step: all goods received, inspected, decided, ended (process-model.md §1.2, joins). */
import { isOver } from '../engine/draft.js';
import { consignments, portions, type ReturnState } from '../state.js';

const latest = (instants: readonly (number | null)[]): number | null => (instants.includes(null) || instants.length === 0 ? null : Math.max(...instants.map((at) => at ?? 0)));

/** Every portion has come to its end; then whatever waited for a step nobody needed any more may go on. */
const allEnded = (state: ReturnState): number | null => latest(portions(state).map(({ endedAt }) => endedAt));

function allOver(state: ReturnState, step: string): number | null {
  return latest(consignments(state).map((consignment) => (isOver(consignment, step) ? (consignment.steps[step]?.mark ?? null) : null))) ?? allEnded(state);
}

const MARKS: { readonly [name: string]: (state: ReturnState) => number | null } = {
  allReceived: (state) => allOver(state, 'receive'),
  allInspected: (state) => allOver(state, 'inspect'),
  /** every portion has a judgement or needs none */
  allDecided: (state) => latest(portions(state).map(({ decidedAt, endedAt }) => decidedAt ?? endedAt)),
  allEnded,
};

/** Instant of such a mark, null while it is missing or when the name is none. */
export const caseMark = (state: ReturnState, name: string): number | null => (Object.hasOwn(MARKS, name) ? (MARKS[name]?.(state) ?? null) : null);
