/**
 * What the further flow of a state depends on: no times, names, ledgers, nothing of what is over. Two states of one shape go
 * on alike, so the walk visits one of them.
 */
import type { Scope } from '../engine/model.js';
import type { Context, ReturnState } from '../return-process.js';
import { consignments, portions, type Portion, type ReturnScope } from '../state.js';
import { rowOf } from '../tracks/step-rows.js';
import { canWithdraw } from './acts.fixture.js';

/** Parts of the state that carry no future: identity, times, counters, the ledger of clocks. */
const NO_FUTURE = new Set(['core', 'rev', 'at', 'about', 'applicant', 'openedAt', 'complaintAt', 'lines', 'scopes', 'tasks', 'clocks', 'anomalyCount', 'positions', 'counters', 'kept', 'attrs', 'pauseCount', 'paused', 'costs', 'conversions', 'settlement', 'intake', 'ending', 'result', 'closedAt', 'responsibility', 'anomalies', 'links']);
const OF_SCOPE = new Set(['struckIn', 'documents', 'fieldsMissing', 'id', 'steps', 'parent', 'decision', 'openedAt', 'inspected', 'windDown', 'quoted']);
const HISTORY = new Set(['struck', 'redecided', 'remedyKept', 'granted', 'remedy']);
/** Attributes the flow reads without a condition; all others are read by conditions, which the worlds answer. */
const READ_AS_THEY_ARE = ['onsiteWanted', 'docsComplete'];
/** What was refused, whichever came first. */
const UNORDERED = ['denied'];

/** What was struck off of these goods, as far as a judgement reads it: the last one only looks whether they may be scrapped. */
function struckOf({ policy }: Context, { struck, redecided, decidedAt }: Portion): readonly string[] {
  const { max } = policy.loops.redecide;
  return redecided > max || (redecided === max && decidedAt !== null) ? struck.filter((goods) => goods === 'SCRAP') : [...struck].sort();
}

/** What is known of one scope, less what nothing reads any more. */
function knownOf(ctx: Context, key: string, value: unknown, scope: ReturnScope): unknown {
  if (scope.kind === 'portion' && key === 'struck') return struckOf(ctx, scope);
  if (key === 'redecided') return Math.min(Number(value), ctx.policy.loops.redecide.max + 1);
  return UNORDERED.includes(key) ? [...(value as string[])].sort() : timeless(value, key);
}
/** Steps whose round is read: by the bound of a loop, which is 1 here, so that all rounds from the second on are one. */
const COUNTED = new Set(['receive', 'complete', 'appeal', 'dispose', 'redecide', 'ack', 'effect', 'closeReview']);

/** A gate that sends its paper back a step, and a question that may be bargained over, go round up to a bound as well. */
const isBounded = (step: string): boolean => COUNTED.has(step) || rowOf(step)?.previous !== undefined || rowOf(step)?.counter !== undefined;
const roundOf = (step: string, round: number): number => (isBounded(step) ? Math.min(round, 2) : 0);

/** Times as whether they are known. */
function timeless(value: unknown, key = ''): unknown {
  if (key.endsWith('At') || key === 'at') return value !== null && value !== undefined;
  if (Array.isArray(value)) return value.map((one) => timeless(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).filter(([name]) => name !== 'factId' && name !== 'staff' && name !== 'reasons').map(([name, one]) => [name, timeless(one, name)]).sort();
}

const isPast = (s: string): boolean => s === 'done' || s === 'skipped' || s === 'void';
const isOver = (scope: Scope | undefined, step: string): boolean => isPast(scope?.steps[step]?.s ?? 'idle');

/** As if nobody had ever spoken of it. */
const isUntouched = (key: string, { s, round, ahead, signed }: Scope['steps'][string]): boolean => s === 'idle' && ahead === undefined && (signed?.length ?? 0) === 0 && (round <= 1 || !isBounded(key));

/** Steps that look at what 受理 knows. */
const READ_INTAKE = new Set(['complete', 'eligible', 'exception', 'approve', 'alternative', 'onsite', 'settleFirst', 'contact']);

/** 受理 is over: none of its steps is done again, however often it was. */
const isTakenIn = ({ scopes: [whole], intake: { refused } }: ReturnState): boolean => refused === null && [...READ_INTAKE].every((step) => isOver(whole, step));

/** 受理: what was found and asked matters until its last step is done; a refusal that is not final yet stops all else. */
function intakeOf(state: ReturnState): unknown {
  const { intake: { computed: _words, refused, ...found }, ending } = state;
  return [refused?.by ?? null, ending === null && !isTakenIn(state) ? timeless(found) : null];
}

/** What a return that winds down does not go by: its own steps, and the routes of goods that begin their way home anew, and what was owed in kind and is called off. */
const isForgotten = (scope: ReturnScope, key: string): boolean => (scope.kind === 'case' ? key !== 'hold' : scope.kind === 'supply' || (scope.kind === 'portion' && !scope.windDown));
/** And how often they were packed again, once they are on that way. */
const GOES_HOME = new Set(['kind', 'line', 'qty', 'consignment', 'arrivedAt', 'endedAt']);

/** Amounts by what the settlement asks of them: is there something to book, to pay, to adjust. How much it is changes no flow. */
function moneyOf({ settlement }: ReturnState): unknown {
  if (settlement === undefined) return null;
  const { lines, unpriced, differences, due, net, posted, paid, told, reclaimed, waived, struck, heldAsCredit, closed, granted, earlier } = settlement;
  const signs = [due, net - due, due - posted, posted - paid, reclaimed + waived, net - posted + reclaimed, earlier].map(Math.sign);
  return [lines.map(({ remedy }) => remedy), unpriced, differences.length > 0, signs, told === null, struck.length, heldAsCredit, closed, granted];
}

/** Its goods have come and been judged: nothing more can happen to it. */
const isJudged = (state: ReturnState, id: string): boolean =>
  consignments(state).some((one) => one.id === id && one.settledAt !== null && (isOver(one, 'dispose') || state.ending !== null)) && !state.tasks.some(({ scope }) => scope === id);

/** Steps that go on, and steps that are over, each with what is still read of them. */
function stepsOf(scope: ReturnScope, ending: boolean, takenIn: boolean): string {
  const going: string[] = [];
  const over: string[] = [];
  for (const key in scope.steps) {
    const step = scope.steps[key];
    if (step === undefined) continue;
    const { s, round, ahead, signed } = step;
    const forgotten = ending && isForgotten(scope, key);
    if (isPast(s)) {
      if (!forgotten) over.push(`${key} ${takenIn && READ_INTAKE.has(key) ? 0 : roundOf(key, round)} ${scope.kind === 'case' && s === 'void'}`);
    } else if (!isUntouched(key, step) && (!forgotten || scope.kind === 'case')) going.push(`${key} ${s} ${roundOf(key, round)} ${ahead !== undefined} ${signed?.length ?? 0}`);
  }
  return `${going.sort().join()};${over.sort().join()}`;
}

/** What is known of a scope beside its steps; of one that winds down, less its history. */
function factsOf(ctx: Context, scope: ReturnScope, ending: boolean, coming: readonly string[]): string {
  const known: [string, unknown][] = [];
  for (const [key, value] of Object.entries(scope) as [string, unknown][]) {
    if (OF_SCOPE.has(key) || (ending && (HISTORY.has(key) || (scope.kind === 'portion' && !GOES_HOME.has(key) && !(scope.windDown && key === 'rounds'))))) continue;
    known.push([key, key === 'consignment' ? coming.indexOf(String(value)) : knownOf(ctx, key, value, scope)]);
  }
  return JSON.stringify(known);
}

function scopeShape(ctx: Context, state: ReturnState, scope: ReturnScope, takenIn: boolean, coming: readonly string[]): string {
  const ending = state.ending !== null;
  const tasks = state.tasks.flatMap(({ scope: of, step, level, state: standing, notes }) => (of === scope.id ? [`${step} ${level} ${standing} ${notes.join(' ')}`] : []));
  return `${stepsOf(scope, ending, takenIn)};${tasks.sort().join()};${ending && 'windDown' in scope && scope.windDown};${factsOf(ctx, scope, ending, coming)}`;
}

export function shapeOf(ctx: Context, state: ReturnState): string {
  if (state.closedAt !== null && state.tasks.length === 0) return `ended ${state.result}`;
  const ending = state.ending !== null;
  const takenIn = isTakenIn(state);
  const alive = state.scopes.filter((scope) => state.tasks.some((task) => task.scope === scope.id) || !('endedAt' in scope && (scope.endedAt !== null || (ending && scope.kind === 'supply'))) && !(scope.kind === 'consignment' && isJudged(state, scope.id)));
  const coming = consignments(state).filter(({ id }) => !isJudged(state, id)).map(({ id }) => id);
  const whole = JSON.stringify([
    coming.length > 0 ? consignments(state).length : 0,
    ending || takenIn ? [] : READ_AS_THEY_ARE.map((key) => state.attrs[key] ?? null), coming.length > 0 && state.lines.some(({ over }) => over > 0),
    moneyOf(state), state.anomalies.map(({ kind }) => kind).sort(), state.links.map(({ kind, state: standing, step }) => `${kind} ${standing} ${step}`).sort(), intakeOf(state), ending, Object.entries(state).filter(([key]) => !NO_FUTURE.has(key)).map(([key, value]) => [key, timeless(value, key)]),
    portions(state).some(({ endedAt }) => endedAt === null), !ending && canWithdraw(state),
  ]);
  return `${alive.map((scope) => scopeShape(ctx, state, scope, takenIn, coming)).sort().join('|')}|${whole}`;
}
