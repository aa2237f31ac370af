/** Portions: split, decided, struck off, ended (process-model.md §1.5). Quantities are conserved by every function here (I1). */
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';
import { completeStep, repeatSteps } from './engine/advance.js';
import { copyOf } from './engine/draft.js';
import { askBack, tasksOf } from './engine/tasks.js';
import type { ReturnDraft } from './context.js';
import { consignments, portions, type Consignment, type Portion, type ReturnState } from './state.js';
import { openJudgement } from './tracks/assess/open-judgement.js';
import { IN_KIND, routeOf } from './tracks/execute/routes.js';
import { holdAlike } from './tracks/control/hold-clock.js';
import { valueAnew } from './tracks/settle/value-anew.js';
import { openSupply, releaseSupply } from './tracks/supply/supplies.js';

/** More portions than this and a partial fact is kept as progress on its portion instead of splitting on; a judgement cannot be. */
export const MAX_PORTIONS = 200;
/** Is there room for so many more? */
export const canSplit = (state: ReturnState, more = 1): boolean => portions(state).length + more <= MAX_PORTIONS;

export const sumQty = (list: readonly { readonly qty: number }[]): number => list.reduce((total, { qty }) => total + qty, 0);

const NEW_PORTION = {
  kind: 'portion' as const, arrivedAt: null, goods: null, remedy: null, decidedAt: null, decision: null, redecided: 0, remedyKept: false, windDown: false, endedAt: null,
};

export function newPortion(state: ReturnState, line: number, qty: number, consignment: string | null, openedAt: number): Portion {
  state.counters.portion += 1;
  const portion: Portion = { ...NEW_PORTION, id: `p${state.counters.portion}`, parent: consignment, openedAt, steps: {}, line, consignment, qty, struck: [] };
  state.scopes.push(portion);
  return portion;
}

export function newConsignment(state: ReturnState, openedAt: number, instructedAt: number | null): Consignment {
  state.counters.consignment += 1;
  const consignment: Consignment = {
    id: `c${state.counters.consignment}`, kind: 'consignment', parent: 'case', openedAt, steps: {}, instructedAt, counts: {}, countedAt: null, settledAt: null, inspected: [], dispatchedAt: null,
  };
  state.scopes.push(consignment);
  return consignment;
}

/**
 * The part of a portion that a fact speaks of: the whole portion, or a new one split off. The rest keeps id, task and clock;
 * the part takes its steps so far along, and a ledger of its own for limits that run on it.
 */
export function takePart(draft: ReturnDraft, portion: Portion, qty: number): Portion {
  if (qty === portion.qty) return portion;
  draft.state.counters.portion += 1;
  const part: Portion = { ...copyOf(portion), id: `p${draft.state.counters.portion}`, qty };
  portion.qty -= qty;
  // a duty that is being asked for is asked for the part too
  for (const [key, step] of Object.entries(part.steps)) {
    if (step.s === 'open' && key.startsWith('duty:')) part.steps[key] = { s: 'idle', round: step.round, since: step.openedAt ?? part.openedAt };
  }
  draft.state.scopes.push(part);
  for (const clock of draft.state.clocks.filter(({ scope, kind }) => scope === portion.id && kind === 'sla')) {
    const id = clock.id.replace(portion.id, part.id);
    draft.state.clocks.push({ ...copyOf(clock), scope: part.id, id });
    holdAlike(draft, clock.id, id);
  }
  return part;
}

/** Goods that never came or stay where they are: no route. */
export function endPortion(portion: Portion, goods: Goods, at: number): void {
  Object.assign(portion, { goods, remedy: portion.remedy ?? 'NONE', decidedAt: portion.decidedAt ?? at, endedAt: at });
}

/**
 * A judgement: where the goods go and what the customer gets. Goods that must come to the house first join a consignment; those
 * that stay with the customer leave theirs.
 */
export function decidePortion(draft: ReturnDraft, portion: Portion, goods: Goods, remedy: Remedy, at: number, decision: string): void {
  if (portion.valued === true && remedy !== portion.remedy) {
    portion.remedyKept = false;
    delete portion.valued;
    valueAnew(draft.state);
  }
  const owes = IN_KIND.includes(remedy) && !portion.remedyKept;
  Object.assign(portion, { goods, remedy, decidedAt: at, decision: portion.remedyKept ? portion.decision : decision });
  delete portion.goodsKept;
  if (owes) openSupply(draft.state, portion, decision, remedy, at);
  const waits = consignments(draft.state).some(({ id, settledAt }) => id === portion.consignment && settledAt === null);
  if (portion.arrivedAt === null && !waits && routeOf(goods, remedy).at === 'house') {
    const coming = consignments(draft.state).find(({ openedAt, instructedAt, settledAt }) => openedAt === at && instructedAt === null && settledAt === null) ?? newConsignment(draft.state, at, null);
    portion.consignment = portion.parent = coming.id;
  }
  if (portion.arrivedAt === null && routeOf(goods, remedy).at !== 'house') portion.consignment = null;
  // a part split off by a new judgement has no task of its own for it
  if (portion.steps['redecide']?.s === 'open' && tasksOf(draft.state, portion.id, 'redecide').length === 0) completeStep(draft, portion, 'redecide', at);
}

export const nextDecision = (state: ReturnState): string => `d${(state.counters.decision += 1)}`;

/** What a route left behind: rounds, grants, quotes. A new one begins without. */
export function forgetRoute(portion: Portion): void {
  for (const key of ['rounds', 'granted', 'limit', 'quoted', 'renegotiate', 'progress'] as const) delete portion[key];
}

/** The step a portion stands in, or the one it has just left. */
function stepOfFailure({ steps }: Portion): string | null {
  const own = Object.entries(steps).filter(([key]) => !key.startsWith('duty:') && !key.startsWith('redecide'));
  return (own.find(([, { s }]) => s === 'open') ?? own.toSorted(([, a], [, b]) => (b.mark ?? 0) - (a.mark ?? 0))[0])?.[0] ?? null;
}

/** Takes an outcome out of what may be decided, and remembers in which step it failed: the judge is told why. */
export function strike(portion: Portion, goods: Goods | null, step: string | null): void {
  if (goods === null) return;
  portion.struck.push(goods);
  if (step !== null) portion.struckIn = { ...portion.struckIn, [goods]: step };
}

/** Every step of a portion goes back to its beginning; what is still asked for the outcome that is off is taken back. */
export function leaveRoute({ state }: ReturnDraft, portion: Portion, at: number): void {
  for (const task of state.tasks) if (task.scope === portion.id) askBack(task);
  repeatSteps(portion, Object.keys(portion.steps), at);
}

/** The outcome cannot be: it is struck off for this portion and 判定 is asked again. A remedy not carried out yet is decided again with it. */
export function strikeOff(draft: ReturnDraft, portion: Portion, at: number): void {
  const { ctx } = draft;
  strike(portion, portion.goods, stepOfFailure(portion));
  portion.redecided += 1;
  forgetRoute(portion);
  portion.remedyKept = portion.remedyKept || !releaseSupply(draft, portion);
  Object.assign(portion, { goods: null, decidedAt: null, ...(!portion.remedyKept && { remedy: null, decision: null }) });
  leaveRoute(draft, portion, at);
  if (portion.redecided === ctx.policy.loops.redecide.max + 1) draft.happenings.push({ what: 'custom', event: 'last_resort', at, scope: portion.id });
  openJudgement(draft, portion, 'redecide', at);
}
