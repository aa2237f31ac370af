/** What a task tells its person: quantities, allowed values, forms, things to know. Departments follow it and know no policy. */
import type { TaskLine, TaskMenu, TaskStatement } from '@guitu/contracts/task';
import { formatQuantity } from '@guitu/contracts/quantity';
import { decide } from '../policy/conditions.js';
import { stepOf } from '../engine/draft.js';
import type { StepDef } from '../engine/flow.js';
import type { Task } from '../engine/model.js';
import type { Context } from '../context.js';
import { discrepancyResults } from '../catalogue/discrepancy-results.js';
import { lineAttrs, undecidedLines } from '../catalogue/attributes.js';
import { onsiteResults } from '../catalogue/onsite-results.js';
import { offersFor, type Offer } from '../catalogue/outcomes.js';
import { gateOf } from '../catalogue/seats.js';
import { expectedLines, expectedQty, variances } from '../catalogue/settle-counts.js';
import { judgedBy } from '../facts/judgement.js';
import { barred } from '../facts/signatures.js';
import { consignments, lineOf, portions, portionsOf, type Consignment, type Portion, type ReturnScope, type ReturnState } from '../state.js';

export interface At { ctx: Context; state: ReturnState; task: Task; scope: ReturnScope; def: StepDef }
export interface Instructions { lines: TaskLine[]; menu: TaskMenu; notes: TaskStatement['notes'] }

export const instructions = (at: At): Instructions => ({ lines: taskLines(at), menu: menuOf(at), notes: notesOf(at) });

/** One line of a task; `qty` in steps of the unit. */
function taskLine(state: ReturnState, line: number, qty: number, portion?: string): TaskLine[] {
  const of = lineOf(state, line);
  if (of === undefined) return [];
  return [{ line, item: of.item, ...(of.batch !== undefined && { batch: of.batch }), qty: formatQuantity(qty, of.unit), unit: of.unit, ...(portion !== undefined && { portion }) }];
}

/** Quantities of portions added up per line. */
function perLine(state: ReturnState, chosen: readonly Portion[]): TaskLine[] {
  const lines = [...new Set(chosen.map(({ line }) => line))].sort((a, b) => a - b);
  return lines.flatMap((line) => taskLine(state, line, chosen.filter((portion) => portion.line === line).reduce((sum, { qty }) => sum + qty, 0)));
}

const undecided = (state: ReturnState): Portion[] => portions(state).filter(({ decidedAt, endedAt }) => decidedAt === null && endedAt === null);

function taskLines({ state, scope, def }: At): TaskLine[] {
  if (scope.kind === 'portion') return taskLine(state, scope.line, scope.qty, scope.id);
  if (scope.kind === 'supply') return taskLine(state, scope.line, scope.qty);
  if (scope.kind !== 'consignment') return def.key === 'onsite' ? perLine(state, undecided(state)) : state.lines.flatMap(({ line, claimed }) => taskLine(state, line, claimed));
  switch (def.key) {
    case 'receive': return expectedLines(state, scope.id).filter((line) => scope.counts[line] === undefined).flatMap((line) => taskLine(state, line, expectedQty(state, scope.id, line)));
    case 'discrepancy': return variances(state, scope).filter(({ variance }) => variance !== 0).flatMap(({ line, variance }) => taskLine(state, line, Math.abs(variance)));
    case 'dispose': case 'inspect': return perLine(state, judgedBy({ state }, { scope, def }));
    default: return perLine(state, portionsOf(state, scope.id).filter(({ endedAt }) => endedAt === null));
  }
}

type Menu = (at: At) => TaskMenu;
const MENUS: { readonly [step: string]: Menu } = {
  onsite: ({ ctx, state }) => ({ results: onsiteResults({ ctx }, undecided(state)) }),
  hold: ({ ctx, task }) => ({ label: ctx.policy.containment.holds[task.level - 1]?.label ?? '' }),
  instruct: ({ ctx }) => ({ documents: [...ctx.policy.inbound.documents] }),
  transport: ({ task }) => (task.level === 2 ? { results: ['not_sent'] } : {}),
  receive: ({ ctx: { policy } }) => ({ fields: [...policy.receipt.fields], documents: [...policy.inbound.documents], area: policy.receipt.area, label: policy.receipt.label }),
  discrepancy: ({ ctx, state, scope }) => ({ results: discrepancyResults({ ctx, state }, scope as Consignment) }),
  notify: ({ ctx: { policy } }) => ({ area: policy.receipt.area, label: policy.receipt.label }),
  inspect: ({ ctx: { policy }, state, scope }) => {
    const [attrs] = undecidedLines(policy, state, scope.id);
    const { method, minBps } = attrs === undefined ? policy.inspection.sampling.otherwise : decide(policy.inspection.sampling, attrs).then;
    return { sampling: { method, minBps } };
  },
  dispose: (at) => ({ outcomes: offersOf(at, judgedBy(at, at)) }),
  redecide: (at) => ({ outcomes: offersOf(at, judgedBy(at, at)), round: at.task.round }),
  order: ({ ctx }) => ({ priority: ctx.policy.rework.priority }),
  rework: ({ ctx, task }) => ({ priority: ctx.policy.rework.priority, round: task.round }),
  reinspect: ({ ctx, scope, task }) => ({ round: task.round, roundsLeft: Math.max(0, ctx.policy.loops.rework.max + (scope as Portion).granted - stepOf(scope, 'rework').round) }),
  loopLimit: ({ scope }) => ({ loop: 'rework', round: stepOf(scope, 'rework').round }),
  stockIn: ({ ctx: { policy }, state, scope }) => ({ store: decide(policy.stores, lineAttrs(policy, state, (scope as Portion).line, scope as Portion)).then }),
  anomaly: ({ state, scope }) => ({ anomalyId: scope.id, anomalyKind: state.anomalies.find(({ id }) => id === scope.id)?.kind ?? 'malformed', results: ['accept', 'dismiss'] }),
};

function menuOf(at: At): TaskMenu {
  const { ctx, state, scope, def, task } = at;
  const gate = gateOf(def.key);
  const form = Object.entries(ctx.policy.forms).find(([code, { gate: step }]) => step === def.key || (def.key.startsWith('duty:') && code === ctx.policy.duties[def.key.slice('duty:'.length)]?.form));
  return {
    ...(gate !== undefined && { gate, level: task.level, verdicts: ['accept', 'reject'], notBy: barred({ scope, def }, state.applicant) }),
    ...(def.accepts === 'duty' && { duty: def.key.slice('duty:'.length) }),
    ...(form !== undefined && { form: { code: form[0], zh: form[1].zh }, fields: [...form[1].fields] }),
    ...MENUS[def.key]?.(at),
  };
}

/** What may be decided about any of them; each line is checked against its own. */
function offersOf({ ctx, state }: Pick<At, 'ctx' | 'state'>, judged: readonly Portion[]): Offer[] {
  const offers = judged.flatMap((portion) => offersFor({ ctx, state }, portion));
  return offers.filter((offer, index) => offers.findIndex((other) => other.goods === offer.goods) === index);
}

const note = (code: string, zh: string, en: string) => ({ code, zh, en });

function notesOf({ state, task, scope, def }: At): TaskStatement['notes'] {
  const here = consignments(state).some(({ steps, counts }) => steps['receive']?.ahead !== undefined || steps['transport']?.ahead !== undefined || Object.keys(counts).length > 0);
  return [
    ...(here && ['approve', 'instruct'].includes(def.key) ? [note('goods_here', '货物已先到', 'The goods are already here')] : []),
    ...(state.ending !== null && def.key !== 'anomaly' ? [note('winding_down', '退货已终止，正在收尾', 'The return is being wound down')] : []),
    ...(task.notes.includes('not_reached') ? [note('not_reached', '已联系但未联系上', 'Tried, customer not reached')] : []),
    ...(scope.kind === 'consignment' && scope.dispatchedAt !== null && def.key === 'transport' ? [note('dispatched', '客户已发货', 'Dispatched by the customer')] : []),
    ...(scope.kind === 'consignment' && def.key === 'discrepancy' ? variances(state, scope).filter(({ variance }) => variance !== 0).map(({ line, variance }) => difference(state, line, variance)) : []),
    ...(scope.kind === 'portion' && def.key === 'redecide' ? scope.struck.map((goods) => note(`struck_${goods}`, `已排除：${goods}`, `Struck off: ${goods}`)) : []),
  ];
}

function difference(state: ReturnState, line: number, variance: number): TaskStatement['notes'][number] {
  const qty = formatQuantity(Math.abs(variance), lineOf(state, line)?.unit ?? 'pcs');
  return variance < 0 ? note('short', `第 ${line} 行少 ${qty}`, `Line ${line} is short by ${qty}`) : note('over', `第 ${line} 行多 ${qty}`, `Line ${line} is over by ${qty}`);
}
