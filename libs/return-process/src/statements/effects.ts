/**
 * What the world is told after a step of the process: what happened, then tasks, clocks and status as whole statements,
 * each only when it changed against the state before.
 */
import type { Effect } from '@guitu/contracts/events/process-events';
import { ANOMALIES } from '@guitu/contracts/vocabulary';
import type { Happening } from '../engine/draft.js';
import type { Context, ReturnDraft } from '../context.js';
import type { ReturnState } from '../state.js';
import { addressee } from './addressees.js';
import { clockStatement, clockTitle, ruleCode } from './clock-statement.js';
import { linkRequest } from './link-request.js';
import { noticesOf } from './notices.js';
import { statusOf } from './status.js';
import { actedBy, taskStatement } from './task-statement.js';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Effects of a draft against the state before it (null: the return was just opened), in a fixed order. */
export function effectsOf(draft: ReturnDraft, before: ReturnState | null): Effect[] {
  const { ctx, state, cause, happenings } = draft;
  return [
    ...happenings.flatMap((happening) => told(ctx, state, cause, happening)),
    ...taskEffects(draft, before), ...clockEffects(draft, before), ...statusEffects(draft, before),
  ];
}

function told(ctx: Context, state: ReturnState, cause: string, happening: Happening): Effect[] {
  const { companyCode, plantCode, returnNo } = state.about;
  const about = { companyCode, plantCode, returnNo };
  const notices = noticesOf(ctx, state, happening).map((body): Effect => ({ event: 'notice-requested', at: 'at' in happening ? happening.at : state.at, cause, body }));
  switch (happening.what) {
    case 'rung': {
      const { clock, action, rung, dueAt, at, to } = happening;
      const task = state.tasks.find(({ scope, step }) => scope === clock.scope && step === clock.step);
      return [{ event: 'rung-reached', at, cause, body: {
        ...about, clockId: clock.id, sla: ruleCode(clock), title: clockTitle(ctx, clock), action, rung, dueAt, rungAt: at,
        to: to.map((role) => addressee(ctx.policy, role)), taskId: clock.task ?? task?.id ?? null,
      } }, ...notices];
    }
    case 'breach_withdrawn': {
      const { clock, dueAt, metAt, detectedAt, to } = happening;
      return [{ event: 'breach-withdrawn', at: metAt, cause, body: { ...about, clockId: clock.id, sla: ruleCode(clock), title: clockTitle(ctx, clock), dueAt, metAt, detectedAt, to: to.map((role) => addressee(ctx.policy, role)) } }];
    }
    case 'anomaly': {
      const { id, kind, state: standing, step, factId, count, raisedAt, at } = happening;
      return [{ event: 'anomaly-stated', at, cause, body: { ...about, anomalyId: id, kind, title: ANOMALIES[kind], state: standing, step: step?.replace(':', '.') ?? null, factId, count, raisedAt } }];
    }
    case 'deemed': {
      const { task, ask, answer, clause, at } = happening;
      return [{ event: 'answer-deemed', at, cause, body: { ...about, taskId: task.id, title: ctx.flow.byKey[task.step]?.label ?? { zh: task.step, en: task.step }, about: ask, answer, dueAt: at, clause } }];
    }
    case 'clock_ended': return [{ event: 'clock-stated', at: happening.clock.metAt ?? state.at, cause, body: clockStatement(ctx, state, happening.clock) }];
    case 'link_requested': {
      const body = linkRequest(ctx, state, happening.id);
      return body === null ? [] : [{ event: 'link-requested', at: happening.at, cause, body }];
    }
    case 'amount_proposed': {
      const { what: _what, at, ...proposed } = happening;
      return [{ event: 'amount-proposed', at, cause, body: { ...about, ...proposed } }];
    }
    default: return notices;
  }
}

function taskEffects({ ctx, ctxBefore = ctx, state, cause, at, happenings }: ReturnDraft, before: ReturnState | null): Effect[] {
  const effects: Effect[] = [];
  for (const task of before?.tasks ?? []) {
    const closed = happenings.find((happening) => happening.what === 'task_closed' && happening.taskId === task.id);
    const statement = before === null || closed?.what !== 'task_closed' ? null : taskStatement(ctx, before, task);
    if (statement !== null && closed?.what === 'task_closed' && !state.tasks.some(({ id }) => id === task.id)) {
      effects.push({ event: 'task-stated', at, cause, body: { ...statement, state: closed.state, dueAt: null, clockId: null, extendable: false } });
    }
  }
  for (const task of state.tasks) {
    const earlier = before?.tasks.find(({ id }) => id === task.id);
    const told = before === null || earlier === undefined ? null : taskStatement(ctxBefore, before, earlier);
    const now = taskStatement(ctx, state, task);
    if (now === null) continue;
    if (told !== null && task.rev === told.rev && actedBy(now) !== actedBy(told)) now.rev = task.rev += 1;
    if (!same(now, told)) effects.push({ event: 'task-stated', at, cause, body: now });
  }
  return effects;
}

function clockEffects({ ctx, ctxBefore = ctx, state, cause, at }: ReturnDraft, before: ReturnState | null): Effect[] {
  return state.clocks.flatMap((clock): Effect[] => {
    const earlier = before?.clocks.find(({ id }) => id === clock.id);
    const body = clockStatement(ctx, state, clock);
    if (before !== null && earlier !== undefined && same(body, clockStatement(ctxBefore, before, earlier))) return [];
    return [{ event: 'clock-stated', at, cause, body }];
  });
}

function statusEffects({ ctx, ctxBefore = ctx, state, cause, at }: ReturnDraft, before: ReturnState | null): Effect[] {
  const body = statusOf(ctx, state);
  return before !== null && same(body, statusOf(ctxBefore, before)) ? [] : [{ event: 'status-stated', at, cause, body }];
}
