/** A task as a whole statement (contracts/task.ts). */
import type { TaskStatement } from '@guitu/contracts/task';
import { ANOMALIES } from '@guitu/contracts/vocabulary';
import { clockOfTask } from '../engine/sync-clocks.js';
import { dueOf } from '../engine/rungs.js';
import type { Task } from '../engine/model.js';
import type { Context } from '../context.js';
import type { ReturnScope, ReturnState } from '../state.js';
import { addressee, deskOf } from './addressees.js';
import type { At } from '../tracks/step-row.js';
import { instructions } from './instructions.js';

/** The scope of a task as ids on the wire. */
export function wireScope(scope: ReturnScope): TaskStatement['scope'] {
  switch (scope.kind) {
    case 'consignment': return { consignment: scope.id };
    case 'portion': return { line: scope.line, portion: scope.id, ...(scope.consignment !== null && { consignment: scope.consignment }) };
    case 'supply': return { line: scope.line, supply: scope.id };
    default: return {};
  }
}

/** Null when the task's scope is gone (it closed with it). */
export function taskStatement(ctx: Context, state: ReturnState, task: Task): TaskStatement | null {
  const scope = state.scopes.find(({ id }) => id === task.scope);
  const def = ctx.flow.byKey[task.step];
  if (scope === undefined || def === undefined) return null;
  const at: At = { ctx, state, task, scope, def };
  const accepts = def.key === 'transport' && task.level === 2 ? 'discrepancy' : def.accepts;
  const clock = clockOfTask({ state }, task);
  const { companyCode, plantCode, returnNo, customerCode } = state.about;
  const anomaly = state.anomalies.find(({ id }) => id === scope.id);
  const words = anomaly === undefined ? { zh: '', en: '' } : { zh: `：${ANOMALIES[anomaly.kind].zh}`, en: `: ${ANOMALIES[anomaly.kind].en}` };
  const allowed = clock?.kind === 'sla' ? ctx.policy.sla[clock.rule]?.extend : undefined;
  const owner = addressee(ctx.policy, task.role);
  return {
    taskId: task.id, rev: task.rev, state: task.state, companyCode, plantCode, returnNo, customerCode,
    step: task.step.replace(':', '.'), title: { zh: def.label.zh + words.zh, en: def.label.en + words.en }, scope: wireScope(scope), round: task.round, level: task.level,
    owner: { ...owner, head: ctx.policy.roles[owner.role]?.head ?? ctx.policy.management }, desk: deskOf(ctx.policy, task.role, accepts), accepts,
    ...instructions(at),
    openedAt: task.openedAt, dueAt: clock === undefined || clock.pausedBy.length > 0 ? null : dueOf(clock),
    clockId: clock?.id ?? null, extendable: allowed !== undefined && (clock?.extended ?? 0) < allowed.times,
    clause: def.clause,
  };
}

/** What a person acts by: when this changes the task gets a higher revision. */
export function actedBy(statement: TaskStatement | null): string {
  if (statement === null) return '';
  const { lines, menu, notes, owner } = statement;
  return JSON.stringify([lines, menu, notes, owner]);
}
