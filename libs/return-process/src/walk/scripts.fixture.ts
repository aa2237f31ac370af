/**
 * Lives of a return under any procedure, worked out on the core alone: what each open task is answered with, in order. Task
 * ids do not depend on time, so the same script can be played to a workflow.
 */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Desk } from '@guitu/contracts/vocabulary';
import { dueOf } from '../engine/rungs.js';
import type { Clock } from '../engine/model.js';
import { apply, isDone, tick, type Context, type ReturnState } from '../return-process.js';
import { factOf, firstAnswer } from './acts.fixture.js';

/** One answer; with `late` it is given only some minutes after the task's limit has passed. */
export interface Line { taskId: string; kind: FactKind; desk: Desk; role: string; staff: string; payload: object; late: boolean }
export interface Script { lines: Line[]; end: ReturnState; /** limits that were breached, by key */ breached: string[] }

/** How long after a limit its late answer comes (ms). */
export const AFTER_DUE = 600_000;
const MOST_ANSWERS = 150;
const GAP = 60_000;

/** Limits that run on a task and can be breached. */
function limitsOf({ policy }: Context, { clocks, tasks }: ReturnState, taskId: string): Clock[] {
  const task = tasks.find(({ id }) => id === taskId);
  return clocks.filter(({ kind, state, scope, step, pausedBy, ladder }) => kind === 'sla' && state === 'running' && scope === task?.scope && step === task.step && pausedBy.length === 0
    && (policy.ladders[ladder] ?? []).some((rung) => rung.do === 'breach'));
}

/** Everybody answers with what leads on; `late` = after every limit of the task has passed. @throws when the return gets stuck */
export function script(ctx: Context, begin: ReturnState, late: boolean): Script {
  const lines: Line[] = [];
  const breached = new Set<string>();
  let state = begin;
  while (!isDone(state)) {
    const next = firstAnswer(ctx, state);
    if (next?.taskId === undefined || lines.length >= MOST_ANSWERS) throw new Error(`stuck after ${lines.map(({ taskId }) => taskId).join(' ')}; open: ${state.tasks.map(({ id }) => id).join(' ')}`);
    const limits = late ? limitsOf(ctx, state, next.taskId) : [];
    const waits = limits.length > 0;
    const at = Math.max(state.at + GAP, ...limits.map((limit) => dueOf(limit) + AFTER_DUE));
    if (waits) state = tick(ctx, state, at).state;
    const answered = state.tasks.some(({ id }) => id === next.taskId) ? apply(ctx, state, factOf(state, next, at), at).state : state;
    for (const { rule, kind, breaches } of answered.clocks) if (kind === 'sla' && breaches.some(({ withdrawnAt }) => withdrawnAt === null)) breached.add(rule);
    if (answered.anomalies.length > 0) throw new Error(`${answered.anomalies.map(({ kind }) => kind).join()} after ${next.kind} ${JSON.stringify(next.payload)}`);
    lines.push({ taskId: next.taskId, kind: next.kind as FactKind, desk: next.desk, role: next.role, staff: next.staff, payload: next.payload, late: waits });
    state = answered;
  }
  return { lines, end: state, breached: [...breached].sort() };
}
