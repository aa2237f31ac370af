/**
 * What the further flow of a state depends on: no times, names, ledgers, nothing of what is over. Two states of one shape go
 * on alike, so the walk visits one of them.
 */
import type { Remedy } from '@guitu/contracts/vocabulary';
import type { Scope } from '../engine/model.js';
import type { Context, ReturnState } from '../return-process.js';
import { consignments, portions, supplies, type Portion, type ProposedLine, type ReturnScope } from '../state.js';
import { routeOf } from '../tracks/execute/routes.js';
import { isMoney } from '../tracks/settle/settled-part.js';
import { rowOf } from '../tracks/step-rows.js';
import { depositHeld, depositMissing } from '../tracks/supply/take-deposit.js';
import { namedFirst, remedyAs } from './alike-outcomes.fixture.js';
import { isKnownOf, isPastAsking, isStepOf, isTied, standingOf, type Standing } from './last-leg.fixture.js';
import { isIdleFor } from './switched-off.fixture.js';

/** Parts of the state that carry no future: identity, times, counters, the ledger of clocks. */
const NO_FUTURE = new Set(['core', 'rev', 'at', 'about', 'applicant', 'openedAt', 'complaintAt', 'lines', 'scopes', 'tasks', 'clocks', 'anomalyCount', 'positions', 'counters', 'kept', 'attrs', 'pauseCount', 'paused', 'costs', 'conversions', 'settlement', 'intake', 'ending', 'result', 'closedAt', 'responsibility', 'anomalies', 'links', 'deposit']);
const OF_SCOPE = new Set(['struckIn', 'documents', 'fieldsMissing', 'id', 'steps', 'parent', 'decision', 'openedAt', 'inspected', 'windDown', 'quoted']);
const HISTORY = new Set(['struck', 'redecided', 'remedyKept', 'granted', 'remedy']);
/** Attributes the flow reads without a condition; all others are read by conditions, which the worlds answer. */
const READ_AS_THEY_ARE = ['onsiteWanted', 'docsComplete'];
/** What was refused, whichever came first. */
const UNORDERED = ['denied'];

/** The outcome of goods, and what was struck off of them as far as a judgement reads it: the last one only looks whether they may be scrapped. */
function outcomesOf(ctx: Context, state: ReturnState, portion: Portion): { readonly goods: unknown; readonly struck: readonly string[] } {
  const struck = isLastChance(ctx, portion) ? portion.struck.filter((goods) => goods === 'SCRAP') : portion.struck;
  const [goods, others] = namedFirst(ctx.policy, { ...portion, struck }, state.scopes.some((scope) => 'proposal' in scope));
  return { goods, struck: others };
}

/** New judgements so far: told or asked, once no customer is asked any more, is the same for the next. */
function judgedAgain(ctx: Context, state: ReturnState, portion: Portion): number {
  const { max } = ctx.policy.loops.redecide;
  return Math.min(portion.redecided, isPastAsking(ctx, state, portion) ? max : max + 1);
}

/** What is known of one scope, less what nothing reads any more. */
function knownOf(ctx: Context, state: ReturnState, key: string, value: unknown, scope: ReturnScope, standing: Standing): unknown {
  if (scope.kind === 'portion' && (key === 'struck' || key === 'goods')) return outcomesOf(ctx, state, scope)[key];
  if (scope.kind === 'portion' && key === 'redecided') return judgedAgain(ctx, state, scope);
  if (scope.kind === 'portion' && key === 'remedy' && standing === 'bound' && !scope.remedyKept && !isMoney(scope.remedy)) return null;
  if (key === 'remedy') return remedyAs(ctx.policy, value as Remedy | null);
  if (key === 'proposal') return timeless((value as ProposedLine[]).map(({ line, parts }) => ({ line, parts: parts.map((part) => ({ ...part, remedy: remedyAs(ctx.policy, part.remedy) })) })));
  return UNORDERED.includes(key) ? [...(value as string[])].sort() : timeless(value, key);
}

/** Steps whose round is read: by the bound of a loop, which is 1 here, so that all rounds from the second on are one. */
const COUNTED = new Set(['receive', 'complete', 'appeal', 'dispose', 'redecide', 'ack', 'effect', 'closeReview']);

/** Steps whose round others read once they are over; all else counts when it is asked again, and then it is the second round or a later one. */
const READ_AFTERWARDS = new Set(['receive', 'complete', 'appeal', 'ack', 'effect', 'closeReview']);

/**
 * A gate of one level that is always asked and sends nothing back a step: its last word is management's, which may answer the
 * same and is followed by the same. (Approvals of judgements are not: refused for the last time they end otherwise.)
 */
function hasOneVoice({ policy }: Context, step: string): boolean {
  const gate = rowOf(step)?.gate;
  if (gate !== 'scrap' && gate !== 'replacement') return false;
  const chain = policy.approvals[gate];
  return chain === undefined || (chain.onReject !== 'previous' && chain.levels.length === 1 && chain.levels[0]?.when === undefined);
}

/** A gate that sends its paper back a step, and a question that may be bargained over, go round up to a bound as well. */
const isBounded = (ctx: Context, step: string): boolean => COUNTED.has(step) || (rowOf(step)?.previous !== undefined && !hasOneVoice(ctx, step)) || rowOf(step)?.counter !== undefined;

/** The round as far as anybody reads it: counted goods are not counted again, goods go home but once, and steps these goods never come to again are not taken. */
function roundOf(ctx: Context, scope: ReturnScope, step: string, round: number, ending: boolean): number {
  if (!isBounded(ctx, step) || (ending && scope.kind === 'portion') || (step === 'receive' && scope.kind === 'consignment' && scope.settledAt !== null)) return 0;
  return isBehind(ctx, scope, step) || (isPast(scope.steps[step]?.s ?? 'idle') && !READ_AFTERWARDS.has(step)) ? 1 : Math.min(round, 2);
}

/** Judged for the last time but one: what may follow is scrap or the way back, whose steps no bound counts but the gate of scrap. */
const isLastChance = ({ policy: { loops } }: Context, { redecided, decidedAt }: Portion): boolean => redecided > loops.redecide.max || (redecided === loops.redecide.max && decidedAt !== null);
const isBehind = (ctx: Context, scope: ReturnScope, step: string): boolean =>
  scope.kind === 'portion' && step === 'fee' && isLastChance(ctx, scope) && (scope.goods === null || !routeOf(scope.goods, scope.remedy).steps.includes(step));

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
const isUntouched = ({ s, ahead, signed }: Scope['steps'][string], round: number): boolean => s === 'idle' && ahead === undefined && (signed?.length ?? 0) === 0 && round <= 1;

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
  return [[...new Set(lines.map(({ remedy }) => remedy))].sort(), unpriced, differences.length > 0, signs, told === null, struck.length, heldAsCredit, closed, granted];
}

/** 押金: is some of it held, and, until it has come, is some missing. */
const depositOf = (ctx: Context, state: ReturnState): number[] =>
  (ctx.policy.replacement.deposit === null ? [] : [depositHeld({ state }), isOver(state.scopes[0], 'deposit') ? 0 : depositMissing({ ctx, state })].map(Math.sign));

/** A condition that is written out so; one the worlds answer is not asked (watched-policy.fixture.ts). */
const isNever = (when: object): boolean => Object.entries(when).some(([key, parts]) => key === 'any' && Array.isArray(parts) && parts.length === 0);

/** What goods that are over still bring: the amount is worked out from them too, and who is asked about it may choose otherwise for them. */
function broughtBy({ policy }: Context, state: ReturnState): string[] {
  if (isNever(policy.settlement.on) || state.ending !== null) return [];
  return portions(state).filter(({ endedAt, remedy }) => endedAt !== null && isMoney(remedy)).map(({ remedy, goods, valued }) => `${remedy} ${goods === 'NOT_SENT'} ${valued}`).sort();
}

/** Its goods have come and been judged: nothing more can happen to it. */
const isJudged = (state: ReturnState, id: string): boolean =>
  consignments(state).some((one) => one.id === id && one.settledAt !== null && (isOver(one, 'dispose') || state.ending !== null)) && !state.tasks.some(({ scope }) => scope === id);

/** A step of the return that was passed over for good; of 折让 only 受理 reads that it was refused. */
const isRefusal = (scope: ReturnScope, step: string, takenIn: boolean): boolean => scope.kind === 'case' && scope.steps[step]?.s === 'void' && !(takenIn && step === 'discountApprove');

/** Steps that go on, and steps that are over, each with what is still read of them. */
function stepsOf(ctx: Context, scope: ReturnScope, ending: boolean, takenIn: boolean, standing: Standing = null): string {
  const going: string[] = [];
  const over: string[] = [];
  for (const key in scope.steps) {
    const step = scope.steps[key];
    if (step === undefined || !isStepOf(standing, key) || (scope.kind === 'case' && ['idle', 'skipped'].includes(step.s) && step.ahead === undefined && isIdleFor(ctx, key))) continue;
    const { s, ahead, signed } = step;
    const round = roundOf(ctx, scope, key, step.round, ending);
    const forgotten = ending && isForgotten(scope, key);
    const gone = scope.kind === 'case' ? ending && s === 'idle' && READ_INTAKE.has(key) : forgotten;
    if (isPast(s)) {
      if (!forgotten) over.push(`${key} ${takenIn && READ_INTAKE.has(key) ? 0 : round} ${isRefusal(scope, key, takenIn)}`);
    } else if (!isUntouched(step, round) && !gone) going.push(`${key} ${s} ${round} ${ahead !== undefined} ${(signed ?? []).map(({ level }) => level).sort().join('+')}`);
  }
  return `${going.sort().join()};${over.sort().join()}`;
}

/** What is known of a scope beside its steps; of one that winds down, less its history. */
function factsOf(ctx: Context, state: ReturnState, scope: ReturnScope, coming: readonly string[], standing: Standing): string {
  const ending = state.ending !== null;
  const known: [string, unknown][] = [];
  for (const [key, value] of Object.entries(scope) as [string, unknown][]) {
    if (OF_SCOPE.has(key) || !isKnownOf(standing, key) || (ending && (HISTORY.has(key) || (scope.kind === 'portion' && !GOES_HOME.has(key) && !(scope.windDown && key === 'rounds'))))) continue;
    known.push([key, key === 'consignment' ? coming.indexOf(String(value)) : knownOf(ctx, state, key, value, scope, standing)]);
  }
  return JSON.stringify(known);
}

/** What is owed in kind for goods that are judged or judged anew, and the other way round whether what is owed is for such goods. */
function owedFor(ctx: Context, state: ReturnState, scope: ReturnScope): string {
  if (scope.kind === 'supply') return String(portions(state).some((portion) => portion.decision === scope.decision && portion.endedAt === null && isTied(ctx, state, portion)));
  if (scope.kind !== 'portion' || scope.decision === null || !isTied(ctx, state, scope)) return '';
  return supplies(state).filter(({ decision }) => decision === scope.decision).map((supply) => (supply.endedAt === null ? stepsOf(ctx, supply, false, false) : String(supply.shipped))).sort().join();
}

function scopeShape(ctx: Context, state: ReturnState, scope: ReturnScope, takenIn: boolean, coming: readonly string[]): string {
  const ending = state.ending !== null;
  const where = standingOf(ctx, state, scope);
  const tasks = state.tasks.flatMap(({ scope: of, step, level, state: standing, notes }) => (of === scope.id ? [`${step} ${hasOneVoice(ctx, step) ? 1 : level} ${standing} ${notes.join(' ')}`] : []));
  return `${stepsOf(ctx, scope, ending, takenIn, where)};${tasks.sort().join()};${ending ? 'windDown' in scope && scope.windDown : owedFor(ctx, state, scope)};${factsOf(ctx, state, scope, coming, where)}`;
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
    moneyOf(state), depositOf(ctx, state), broughtBy(ctx, state), state.anomalies.map(({ kind }) => kind).sort(), state.links.map(({ kind, state: standing, step }) => `${kind} ${standing} ${step}`).sort(), intakeOf(state), ending, Object.entries(state).filter(([key]) => !NO_FUTURE.has(key)).map(([key, value]) => [key, timeless(value, key)]),
    portions(state).some(({ endedAt }) => endedAt === null),
  ]);
  return `${alive.map((scope) => scopeShape(ctx, state, scope, takenIn, coming)).sort().join('|')}|${whole}`;
}
