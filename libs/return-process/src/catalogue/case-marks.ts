/** Marks of the whole return that are no step: all goods received, inspected, decided, ended (process-model.md §1.2, joins). */
import { isOver } from '../engine/draft.js';
import { consignments, portions, supplies, type ReturnState } from '../state.js';

const latest = (instants: readonly (number | null)[]): number | null => (instants.includes(null) || instants.length === 0 ? null : Math.max(...instants.map((at) => at ?? 0)));

/** Every portion has come to its end; then whatever waited for a step nobody needed any more may go on. */
const allEnded = (state: ReturnState): number | null => latest(portions(state).map(({ endedAt }) => endedAt));

function allOver(state: ReturnState, step: string): number | null {
  return latest(consignments(state).map((consignment) => (isOver(consignment, step) ? (consignment.steps[step]?.mark ?? null) : null))) ?? allEnded(state);
}

/** 审核 is over and no return without goods waits for its remedy. */
function allAccepted(state: ReturnState): number | null {
  const approved = state.scopes.find(({ kind }) => kind === 'case')?.steps['approve']?.mark;
  const judged = portions(state).every(({ steps, heldBack }) => steps['redecide']?.s !== 'open' && heldBack === undefined);
  return approved === undefined || !judged ? null : Math.max(approved, ...portions(state).map(({ goods, decidedAt }) => (goods === 'NO_GOODS' ? (decidedAt ?? 0) : 0)));
}

/** A loop that has reached its bound waits for the person who may let it go on. */
const unless = (...limits: readonly string[]) => (state: ReturnState): number | null =>
  (limits.some((limit) => state.scopes.find(({ kind }) => kind === 'case')?.steps[limit]?.s === 'open') ? null : 0);

const MARKS: { readonly [name: string]: (state: ReturnState) => number | null } = {
  allReceived: (state) => allOver(state, 'receive'),
  allInspected: (state) => allOver(state, 'inspect'),
  /** every portion has a judgement or needs none */
  allDecided: (state) => latest(portions(state).map(({ decidedAt, endedAt }) => decidedAt ?? endedAt)),
  allAccepted, allEnded, mayPay: unless('paymentLimit'), mayPropose: unless('proposalLimit'), mayImprove: unless('effectLimit', 'reportLimit'), mayReport: unless('reportLimit'),
  /** everything owed in kind has been shipped or called off */
  allSupplied: (state) => latest([state.openedAt, ...supplies(state).map(({ endedAt }) => endedAt)]),
};

/** Instant of such a mark, null while it is missing or when the name is none. */
export const caseMark = (state: ReturnState, name: string): number | null => (Object.hasOwn(MARKS, name) ? (MARKS[name]?.(state) ?? null) : null);
