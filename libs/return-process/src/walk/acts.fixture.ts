/** What may happen in a state: answers to tasks, what the world brings unasked, what customer and heads may want. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { formatQuantity } from '@guitu/contracts/quantity';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Desk } from '@guitu/contracts/vocabulary';
import { isOver } from '../engine/draft.js';
import { dueOf } from '../engine/rungs.js';
import type { Context, ReceivedFact, ReturnState } from '../return-process.js';
import { consignments, portions, supplies } from '../state.js';
import { taskStatement } from '../statements/task-statement.js';
import { isPosted } from '../tracks/settle/ledger.js';
import { ANSWERS } from './answers.fixture.js';
import { isOfGoods, orderOf } from './order.fixture.js';
import { isOpen } from './watched-policy.fixture.js';

/** A fact somebody may record; at `time`, only time passes until that instant. */
export interface Act { kind: FactKind | 'time'; desk: Desk; taskId?: string; scope?: object; role: string; staff: string; payload: object; time?: number }

const STAFF = { staff: 'e-any' };

/** A limit whose breach opens a notice in writing: time may pass it. */
const overdue = (ctx: Context, { clocks }: ReturnState): Act[] =>
  clocks.filter(({ kind, state, rule, breaches, pausedBy }) => kind === 'sla' && state === 'running' && breaches.length === 0 && pausedBy.length === 0 && ctx.policy.sla[rule]?.onBreach !== undefined)
    .map((clock) => ({ kind: 'time', desk: 'returns', role: 'nobody', ...STAFF, payload: { breach: clock.rule }, time: dueOf(clock) + ctx.settleMs }));

export const canWithdraw = (state: ReturnState): boolean =>
  portions(state).every(({ decidedAt, goods }) => decidedAt === null || goods === 'NOT_SENT') && supplies(state).every(({ shipped }) => !shipped) && !isPosted(state);

const WITHDRAW: Act = { kind: 'withdraw', desk: 'returns', role: 'sales', ...STAFF, payload: { reason: 'settled' } };
export const CANCEL: Act = { kind: 'cancel', desk: 'returns', role: 'csHead', ...STAFF, payload: { reasonCode: 'r' } };
/** 作废 differs from 撤回 by its name alone (beginEnding): which of them it is does not tell states apart. */
const callOff = (state: ReturnState): Act[] => (state.closedAt !== null || state.ending !== null ? [] : [canWithdraw(state) ? WITHDRAW : CANCEL]);

export const tasksOf = (ctx: Context, state: ReturnState): TaskStatement[] => state.tasks.flatMap((task) => taskStatement(ctx, state, task) ?? []);

/** All that people may do with their tasks, the world may bring unasked, the customer and the head may want. */
export function allActs(ctx: Context, state: ReturnState): Act[] {
  const acts = tasksOf(ctx, state).flatMap((task) => answersTo(ctx, state, task));
  if (state.closedAt !== null || state.ending !== null) return acts;
  return [...acts, ...early(ctx, state), ...(canWithdraw(state) ? [WITHDRAW] : []), CANCEL];
}

/** Acts on one goods, or all that may be done (`of` nothing), and what waits for them (by step) though it could be done as well: the walk tries that before them now and then. */
export interface Way { readonly of: string; readonly acts: readonly Act[]; readonly beside: readonly Act[]; readonly first: string; readonly later: readonly { readonly step: string; readonly acts: readonly Act[] }[] }
/** What is done next: the first way whose acts all keep to their own goods, else `otherwise`. */
export interface Turn { readonly ways: readonly Way[]; readonly otherwise: Way }

/** All acts, less those whose order makes no difference (order.fixture.ts); calling the return off is always beside them. `tasks`: as they are stated. */
export function turnOf(ctx: Context, state: ReturnState, tasks: readonly TaskStatement[]): Turn {
  const answered = tasks.map((task) => answersTo(ctx, state, task));
  const { alone, loose, goods, others } = orderOf(tasks, answered.map(({ length }) => length));
  const answersAt = (places: readonly number[]): Act[] => places.flatMap((place) => answered[place] ?? []);
  const around = unasked(ctx, state);
  const wayOf = (of: string, places: readonly number[], also: readonly number[], before: readonly Act[] | null): Way => {
    const now = [...places, ...also];
    const waiting = tasks.flatMap((task, place) => (now.includes(place) || (of !== '' && isOfGoods(task)) ? [] : [{ step: task.step, acts: answered[place] ?? [] }]));
    return {
      of, acts: answersAt(places), beside: [...answersAt(also), ...(before ?? []), ...callOff(state)], first: tasks[now[0] ?? 0]?.step ?? '',
      later: before === null ? [...waiting, ...around.map((act) => ({ step: act.kind, acts: [act] }))] : waiting,
    };
  };
  const goodsAt = (place: number | undefined): string => tasks[place ?? -1]?.scope.portion ?? '';
  if (alone !== undefined && tasks[alone]?.state === 'asked_back') return { ways: [], otherwise: { ...wayOf('', [alone], [], []), beside: [], later: [] } };
  if (alone !== undefined) return { ways: [], otherwise: wayOf('', [alone], [], null) };
  const all = wayOf('', goods.flat(), others, around);
  return { ways: [...(loose === undefined ? [] : [wayOf(goodsAt(loose), [loose], [], null)]), ...(goods.length < 2 ? [] : goods.map((places) => wayOf(goodsAt(places[0]), places, others, around)))], otherwise: all };
}

/** What the world brings, and time. */
const unasked = (ctx: Context, state: ReturnState): Act[] => (state.closedAt !== null || state.ending !== null ? [] : [...early(ctx, state), ...overdue(ctx, state), ...grows(ctx, state)]);

/** The return is accepted, and nothing was to go out ahead of its goods so far. */
const mayGoFirst = ({ policy }: Context, { advanced, scopes: [whole] }: ReturnState): boolean =>
  advanced !== true && isOpen(policy.replacement.advance) && whole !== undefined && isOver(whole, 'approve');

/** A fact about the whole return (数量汇总, a surplus that is accepted) makes 先发新货 due late: an act of its own, and what else happens beside it then. */
const grows = (ctx: Context, state: ReturnState): Act[] =>
  (mayGoFirst(ctx, state) ? [{ kind: 'time', desk: 'returns', role: 'nobody', ...STAFF, payload: { grows: true }, time: state.at + 60_000 }] : []);

/** The kind of an act on goods, or on what is owed for them, where 先发新货 was not due yet: it makes it due only by what such a fact says. */
export const kindOnGoods = (ctx: Context, state: ReturnState, { kind, taskId = '' }: Act): FactKind | null =>
  (kind !== 'time' && mayGoFirst(ctx, state) && ['portion', 'supply'].includes(state.scopes.find(({ id }) => id === taskId.split('/')[0])?.kind ?? '') ? kind : null);

/** Everything that may be done in a state, with nothing left for later. */
export function everyTurn(ctx: Context, state: ReturnState, tasks: readonly TaskStatement[]): Turn {
  const acts = [...tasks.flatMap((task) => answersTo(ctx, state, task)), ...unasked(ctx, state), ...callOff(state)];
  return { ways: [], otherwise: { of: '', acts, beside: [], first: '', later: [] } };
}

/** Answers of two tasks on different goods that nobody else works on, if there are; which of their answers differs from `turn` to turn. */
export function actsOnDifferentGoods(ctx: Context, state: ReturnState, turn: number): [Act, Act] | [] {
  const [first, ...more] = tasksOf(ctx, state).filter((task) => isOfGoods(task) && task.state === 'open');
  const second = more.find(({ scope }) => scope.portion !== first?.scope.portion);
  const [one, other] = [first, second].map((task) => {
    const answers = task === undefined ? [] : answersTo(ctx, state, task);
    return answers[turn % Math.max(1, answers.length)];
  });
  return one === undefined || other === undefined ? [] : [one, other];
}

/** Everything one task's person may answer. */
function answersTo(ctx: Context, state: ReturnState, task: TaskStatement): Act[] {
  const about = { desk: task.desk, taskId: task.taskId, role: task.owner.role };
  const back: Act[] = task.state === 'asked_back' ? [{ ...about, kind: 'released', staff: 'e-system', payload: { verdict: 'released' } }] : [];
  const staff = `e-${task.level}-${task.step.toLowerCase().replace(/[^a-z]/g, '-')}`.slice(0, 30);
  const answers = task.accepts === 'receive' ? counts(ctx, state, task) : (ANSWERS[task.accepts]?.(task, state, ctx) ?? []);
  const failed = task.accepts === 'refund_paid' ? (ANSWERS.refund_failed?.(task, state, ctx) ?? []) : [];
  // silence answers too, where the policy lets it
  const silent: Act[] = task.state === 'open' && task.dueAt !== null && (task.menu.silence === 'accept' || task.menu.silence === 'refuse')
    ? [{ ...about, kind: 'time', staff, payload: { silence: task.menu.silence }, time: task.dueAt + ctx.settleMs }] : [];
  const given = (kind: FactKind, payload: object): Act => ({ ...about, kind, staff, payload });
  return [...back, ...answers.map((payload) => given(task.accepts, payload)), ...failed.map((payload) => given('refund_failed', payload)), ...silent];
}

/** Questions whose acceptance ends the return. */
const ENDS: readonly string[] = ['settleFirst', 'alternative'];
const receivedOf = (payload: object): string | undefined => (payload as { lines: { received: string }[] }).lines[0]?.received;

/** The first answer of the task that has waited longest: what leads on comes first among the answers. */
export function firstAnswer(ctx: Context, state: ReturnState): Act | undefined {
  for (const task of tasksOf(ctx, state)) {
    const answers = answersTo(ctx, state, task);
    const leadsOn = answers.find(({ kind, payload }) => (kind === 'receive' ? receivedOf(payload) === task.lines[0]?.qty : !ENDS.includes(String(task.menu.about)) || (payload as { answer?: string }).answer === 'refuse'));
    if (leadsOn !== undefined) return leadsOn;
  }
  return undefined;
}

/** Counted: nothing, as announced, one too many, and one too few of two. */
function counts(ctx: Context, state: ReturnState, task: TaskStatement): object[] {
  const [line] = task.lines;
  if (line === undefined) return [];
  const expected = Number(line.qty);
  const surplus = state.lines.some(({ over }) => over > 0) ? [] : [expected + 1];
  const answers = ANSWERS.receive?.(task, state, ctx) ?? [{}];
  return [...new Set([0, expected - 1, expected, ...surplus])].flatMap((received) =>
    answers.map((more) => ({ documents: [], signedBy: [], ...more, lines: [{ line: line.line, received: String(received), ...('each' in more ? (more.each as object) : {}) }] })));
}

/** Goods may come before anybody has asked for them. */
function early({ policy }: Context, state: ReturnState): Act[] {
  return consignments(state).filter(({ settledAt }) => settledAt === null).flatMap(({ id, steps, counts: counted }) => {
    const world = { desk: 'warehouse' as const, scope: { consignment: id }, role: 'keeper', ...STAFF };
    const [{ line, unit } = { line: 1, unit: 'pcs' as const }] = state.lines;
    const expected = portions(state).filter((portion) => portion.line === line && portion.consignment === id && portion.arrivedAt === null && portion.endedAt === null).reduce((sum, { qty }) => sum + qty, 0);
    const ahead = (step: string): boolean => (steps[step]?.s ?? 'idle') === 'idle' && steps[step]?.ahead === undefined;
    const acts: Act[] = [];
    if (expected > 0 && ahead('transport')) acts.push({ ...world, kind: 'arrive', payload: { packages: 1, packagingBroken: false } });
    if (expected > 0 && ahead('receive') && Object.keys(counted).length === 0 && steps['transport']?.ahead !== undefined) {
      acts.push({ ...world, kind: 'receive', payload: {
        lines: [{ line, received: formatQuantity(expected, unit), fields: Object.fromEntries(policy.receipt.fields.map((field) => [field, 'x'])) }],
        documents: [...policy.inbound.documents, ...Object.keys(policy.forms).filter((form) => policy.forms[form]?.gate === 'receive')], signedBy: [], signedRoles: policy.receipt.joint,
      } });
    }
    return acts;
  });
}

/** The fact an act is recorded as. */
export function factOf(state: ReturnState, { desk, kind, payload, taskId, scope, role, staff }: Act, at = state.at + 60_000): ReceivedFact {
  const seq = (state.positions[desk]?.upTo ?? 0) + 1;
  const { companyCode, plantCode, returnNo } = state.about;
  return {
    factId: `00000000-0000-4000-8000-${String(desk.length).padStart(2, '0')}${String(seq).padStart(10, '0')}`, kind: kind as FactKind, companyCode, plantCode, returnNo, source: desk, seq,
    ...(taskId !== undefined && { taskId }), ...(scope !== undefined && { scope }),
    performedAt: at, recordedAt: at, receivedAt: at, by: { dept: 'SALES', role, staff }, via: 'desk', payload: payload as Record<string, unknown>,
  };
}
