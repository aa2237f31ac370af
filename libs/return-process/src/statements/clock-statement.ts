/** A clock as a whole statement (contracts/events/process-events.ts). */
import type { ClockStatement } from '@guitu/contracts/events/process-events';
import { standingBreach } from '../engine/clocks.js';
import type { Clock } from '../engine/model.js';
import { currentEdition, dueOf } from '../engine/rungs.js';
import type { Context } from '../context.js';
import type { ReturnState } from '../state.js';
import { addressee } from './addressees.js';

/** What a clock is called: the limit's words, or the step that is chased. */
export function clockTitle(ctx: Context, clock: Clock): { zh: string; en: string } {
  const sla = clock.kind === 'sla' ? ctx.policy.sla[clock.rule] : undefined;
  const step = ctx.flow.byKey[clock.step]?.label ?? { zh: clock.step, en: clock.step };
  return sla === undefined ? { zh: `跟催：${step.zh}`, en: `Chase: ${step.en}` } : { zh: sla.zh, en: sla.en };
}

/** Rules on the wire are codes; a duty's key carries a colon inside. */
export const ruleCode = (clock: Clock): string => clock.rule.replace(':', '.');

/** P01: a breach due inside an emergency is told, and kept out of the figures. */
const isExcused = ({ emergencies = [] }: ReturnState, due: number | undefined): boolean =>
  due !== undefined && emergencies.some(({ from, to }) => due >= from && (to === null || due < to));

export function clockStatement(ctx: Context, state: ReturnState, clock: Clock): ClockStatement {
  const { companyCode, plantCode, returnNo } = state.about;
  const tasks = state.tasks.filter(({ scope, step }) => scope === clock.scope && step === clock.step);
  const breach = standingBreach(clock) ?? clock.breaches[clock.breaches.length - 1];
  const paused = clock.state === 'running' && clock.pausedBy.length > 0;
  return {
    companyCode, plantCode, returnNo, clockId: clock.id, sla: ruleCode(clock), title: clockTitle(ctx, clock), kind: clock.kind,
    owner: addressee(ctx.policy, clock.owner === 'task' ? (tasks[0]?.role ?? ctx.policy.management) : clock.owner),
    taskId: clock.task ?? tasks[0]?.id ?? null, state: paused ? 'paused' : clock.state,
    startedAt: clock.startedAt, dueAt: paused ? null : dueOf(clock), provisional: currentEdition(clock).provisional,
    editions: clock.editions.map(({ dueAt, at, why }) => ({ dueAt, at, why })),
    metAt: clock.metAt, breachedAt: breach?.dueAt ?? null, breachWithdrawnAt: breach?.withdrawnAt ?? null, ...(isExcused(state, breach?.dueAt) && { inEmergency: true }),
  };
}
