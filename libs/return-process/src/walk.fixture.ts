/**
 * The exhaustive walk of a policy (process-model.md §1.9): every state a return can reach by what people and the world may
 * do, time abstracted away, one line. Finds dead ends, cycles, states without an obligation and broken invariants.
 */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Desk } from '@guitu/contracts/vocabulary';
import type { TaskStatement } from '@guitu/contracts/task';
import { formatQuantity } from '@guitu/contracts/quantity';
import type { Scope } from './engine/model.js';
import { brokenInvariants } from './invariants.fixture.js';
import { apply, isDone, type Context, type ReceivedFact, type ReturnState } from './return-process.js';
import { consignments, portions, supplies } from './state.js';
import { taskStatement } from './statements/task-statement.js';
import type { Answers } from './tracks/answers.fixture.js';
import { ASSESS_ANSWERS } from './tracks/assess/answers.fixture.js';
import { CONTAINMENT_ANSWERS } from './tracks/containment/answers.fixture.js';
import { CONTROL_ANSWERS } from './tracks/control/answers.fixture.js';
import { EXECUTE_ANSWERS } from './tracks/execute/answers.fixture.js';
import { INBOUND_ANSWERS } from './tracks/inbound/answers.fixture.js';
import { INTAKE_ANSWERS } from './tracks/intake/answers.fixture.js';
import { SUPPLY_ANSWERS } from './tracks/supply/answers.fixture.js';

/** Something that may happen in a state. */
export interface Act { kind: FactKind; desk: Desk; taskId?: string; scope?: object; role: string; staff: string; payload: object }
export interface Walk { states: number; acts: number; ends: Record<string, number>; faults: string[]; steps: Set<string> }

const STAFF = { staff: 'e-any' };
/** Every answer a task's person may give. */
const ANSWERS: Answers = {
  ...INTAKE_ANSWERS, ...CONTAINMENT_ANSWERS, ...INBOUND_ANSWERS, ...ASSESS_ANSWERS, ...EXECUTE_ANSWERS, ...SUPPLY_ANSWERS, ...CONTROL_ANSWERS,
};

const canWithdraw = (state: ReturnState): boolean =>
  portions(state).every(({ decidedAt, goods }) => decidedAt === null || goods === 'NOT_SENT') && supplies(state).every(({ shipped }) => !shipped);

/** All that people may do with their tasks, the world may bring unasked, the customer and the head may want. */
export function allActs(ctx: Context, state: ReturnState): Act[] {
  const acts = state.tasks.flatMap((task) => taskStatement(ctx, state, task) ?? []).flatMap((task) => answersTo(state, task));
  if (state.closedAt !== null || state.ending !== null) return acts;
  const away = consignments(state).filter(({ settledAt }) => settledAt === null).flatMap((consignment) => unasked(state, consignment));
  return [...acts, ...away, ...(canWithdraw(state) ? [WITHDRAW] : []), CANCEL];
}
const WITHDRAW: Act = { kind: 'withdraw', desk: 'returns', role: 'sales', ...STAFF, payload: { reason: 'settled' } };
const CANCEL: Act = { kind: 'cancel', desk: 'returns', role: 'csHead', ...STAFF, payload: { reasonCode: 'r' } };

/** The same, less those whose order makes no difference: what the walk needs to meet every state that matters. */
export function actsOf(ctx: Context, state: ReturnState): Act[] {
  const tasks = state.tasks.flatMap((task) => taskStatement(ctx, state, task) ?? []);
  // desks answer requests at once and one by one; random runs mix them with all else
  const asked = tasks.find((task) => task.state === 'asked_back');
  if (asked !== undefined) return answersTo(state, asked);
  // labels are placed before the goods are judged and released last; random runs mix them with all else
  const hold = tasks.find(({ step }) => step === 'hold');
  if (hold !== undefined && consignments(state).some(({ settledAt, counts }) => settledAt !== null || Object.keys(counts).length > 0)) return answersTo(state, hold);
  // work on one portion or supply commutes with everything else but calling the return off: taken alone
  const working = tasks.find(({ scope: { portion, supply } }) => portion !== undefined || supply !== undefined);
  const alone = working === undefined ? tasks.filter(({ step }) => step !== 'release' || tasks.length === 1) : tasks.filter(({ scope }) => scope.portion === working.scope.portion && scope.supply === working.scope.supply);
  const acts = alone.flatMap((task) => answersTo(state, task));
  if (working !== undefined && state.ending === null) return [...acts, CANCEL];
  if (state.closedAt !== null || state.ending !== null) return acts;
  for (const consignment of consignments(state)) if (consignment.settledAt === null) acts.push(...unasked(state, consignment));
  // until then 作废 differs from 撤回 by its name alone
  acts.push(canWithdraw(state) ? WITHDRAW : CANCEL);
  return acts;
}

function answersTo(state: ReturnState, task: TaskStatement): Act[] {
  const about = { desk: task.desk, taskId: task.taskId, role: task.owner.role };
  const back: Act[] = task.state === 'asked_back' ? [{ ...about, kind: 'released', staff: 'e-system', payload: { verdict: 'released' } }] : [];
  const staff = `e-${task.level}-${task.step.toLowerCase().replace(/[^a-z]/g, '-')}`;
  const answers = task.accepts === 'receive' ? counts(state, task) : (ANSWERS[task.accepts]?.(task) ?? []);
  return [...back, ...answers.map((payload) => ({ ...about, kind: task.accepts, staff, payload }))];
}

/** Counted: nothing, as announced, one too many, and one too few of two. */
function counts(state: ReturnState, task: TaskStatement): object[] {
  const [line] = task.lines;
  if (line === undefined) return [];
  const expected = Number(line.qty);
  const surplus = state.lines.some(({ over }) => over > 0) ? [] : [expected + 1];
  return [...new Set([0, expected - 1, expected, ...surplus])].map((received) => ({ lines: [{ line: line.line, received: String(received) }], documents: [], signedBy: [] }));
}

/** Goods may come before anybody has asked for them. */
function unasked(state: ReturnState, { id, steps, counts: counted }: ReturnType<typeof consignments>[number]): Act[] {
  const world = { desk: 'warehouse' as const, scope: { consignment: id }, role: 'keeper', ...STAFF };
  const [{ line, unit } = { line: 1, unit: 'pcs' as const }] = state.lines;
  const expected = portions(state).filter((portion) => portion.line === line && portion.consignment === id && portion.arrivedAt === null && portion.endedAt === null).reduce((sum, { qty }) => sum + qty, 0);
  const early = (step: string): boolean => (steps[step]?.s ?? 'idle') === 'idle' && steps[step]?.ahead === undefined;
  const acts: Act[] = [];
  if (expected > 0 && early('transport')) acts.push({ ...world, kind: 'arrive', payload: { packages: 1, packagingBroken: false } });
  if (expected > 0 && early('receive') && Object.keys(counted).length === 0 && steps['transport']?.ahead !== undefined) {
    acts.push({ ...world, kind: 'receive', payload: { lines: [{ line, received: formatQuantity(expected, unit) }], documents: [], signedBy: [] } });
  }
  return acts;
}

/**
 * What the further flow of a state depends on: no times, numbers and ledgers, nothing of what is over, attributes only
 * while somebody may still read them. Scopes of one kind are alike, whatever their number.
 */
export function shapeOf(ctx: Context, state: ReturnState): string {
  const alive = state.scopes.filter((scope) => state.tasks.some((task) => task.scope === scope.id) || !('endedAt' in scope && scope.endedAt !== null) && !(scope.kind === 'consignment' && isJudged(state, scope.id)));
  const coming = consignments(state).filter(({ id }) => !isJudged(state, id)).map(({ id }) => id);
  const attrs = Object.entries(state.attrs).filter(([key]) => key === 'onsiteWanted' || JSON.stringify(ctx.policy).includes(`"${key}":`));
  return JSON.stringify([
    alive.map((scope) => JSON.stringify([
      Object.entries(scope.steps).filter(([key]) => !isOver(scope, key)).map(([key, { s, round, ahead, signed }]) => [key, s, BOUNDED.includes(key) ? round : 0, ahead !== undefined, signed?.length ?? 0]).sort(),
      Object.entries(scope.steps).filter(([key]) => isOver(scope, key) && scope.kind !== 'case').map(([key, { round }]) => [key, BOUNDED.includes(key) ? round : 0]).sort(),
      state.tasks.filter((task) => task.scope === scope.id).map(({ step, level, state: standing }) => [step, level, standing]).sort(),
      Object.entries(scope).filter(([key]) => !NO_MATTER.includes(key) && !(state.ending !== null && HISTORY.includes(key)))
        .map(([key, value]) => [key, key.endsWith('At') ? value !== null : key === 'consignment' ? coming.indexOf(String(value)) : value]),
    ])).sort(),
    coming.length > 0 ? consignments(state).length : 0, isOver(state.scopes[0], 'meet') ? [] : attrs, state.ending?.result, state.result, state.closedAt !== null, canWithdraw(state),
  ]);
}
const BOUNDED = ['rework', 'receive'];
const NO_MATTER = ['id', 'steps', 'parent', 'decision', 'openedAt', 'inspected', 'windDown'];
const HISTORY = ['struck', 'redecided', 'remedyKept', 'granted', 'remedy'];

const isOver = (scope: Scope | undefined, step: string): boolean => ['done', 'skipped', 'void'].includes(scope?.steps[step]?.s ?? 'idle');

/** Its goods have come and been judged: nothing more can happen to it. */
const isJudged = (state: ReturnState, id: string): boolean =>
  consignments(state).some((one) => one.id === id && one.settledAt !== null && (isOver(one, 'dispose') || state.ending !== null)) && !state.tasks.some(({ scope }) => scope === id);

/** The state after an act, a minute later. */
export const act = (ctx: Context, state: ReturnState, what: Act): ReturnState => apply(ctx, state, factOf(state, what), state.at + 60_000).state;

/** The fact an act is recorded as. */
export function factOf(state: ReturnState, { desk, kind, payload, taskId, scope, role, staff }: Act, at = state.at + 60_000): ReceivedFact {
  const seq = (state.positions[desk]?.upTo ?? 0) + 1;
  const { companyCode, plantCode, returnNo } = state.about;
  return {
    factId: `00000000-0000-4000-8000-${String(desk.length).padStart(2, '0')}${String(seq).padStart(10, '0')}`, kind, companyCode, plantCode, returnNo, source: desk, seq, ...(taskId !== undefined && { taskId }), ...(scope !== undefined && { scope }),
    performedAt: at, recordedAt: at, receivedAt: at, by: { dept: 'SALES', role, staff }, via: 'desk', payload: payload as Record<string, unknown>,
  };
}

const told = (path: readonly Act[]): string => path.map(({ kind, payload }) => `${kind}${JSON.stringify(payload)}`).join(' → ');

/** Walks everything from a state; stops at `limit` states with a fault that says so. */
export function walk(ctx: Context, from: ReturnState, limit = 400_000): Walk {
  const result: Walk = { states: 0, acts: 0, ends: {}, faults: [], steps: new Set() };
  const seen = new Map<string, 'open' | 'done'>();
  const visit = (state: ReturnState, path: readonly Act[]): void => {
    const shape = shapeOf(ctx, state);
    const known = seen.get(shape);
    if (known === 'open') result.faults.push(`cycle: ${told(path)}`);
    if (known !== undefined || result.faults.length > 20) return;
    if (result.states >= limit) return void result.faults.push(`more than ${limit} states`);
    seen.set(shape, 'open');
    result.states += 1;
    for (const { step } of state.tasks) result.steps.add(step);
    const faults = brokenInvariants(ctx, state, null);
    if (faults.length > 0) result.faults.push(`${faults.join('; ')}: ${told(path)}`);
    if (isDone(state)) result.ends[state.result ?? 'none'] = (result.ends[state.result ?? 'none'] ?? 0) + 1;
    else {
      const acts = actsOf(ctx, state);
      if (acts.length === 0) result.faults.push(`dead end: ${told(path)}`);
      for (const next of acts) {
        result.acts += 1;
        const after = act(ctx, state, next);
        const asked = state.tasks.some(({ id, state: standing }) => id === next.taskId && standing === 'open');
        if (asked && state.ending === null && after.anomalies.length > state.anomalies.length) result.faults.push(`offered and then refused (${after.anomalies.map(({ kind }) => kind).join()}): ${told([...path, next])}`);
        visit(after, [...path, next]);
      }
    }
    seen.set(shape, 'done');
  };
  visit(from, []);
  return result;
}
