/** Facts that do not fit (process-model.md §1.7): visible, counted once per step and kind, and a task for a person. */
import type { AnomalyKind } from '@guitu/contracts/vocabulary';
import { scopeById, type Draft } from './draft.js';
import type { Anomaly, Scope } from './model.js';
import { openTask, tasksOf } from './tasks.js';

/** Where an anomaly points: the step and scope the fact was meant for. */
export interface AnomalyAt { step: string | null; scope: string; factId: string | null; role: string; variances?: Anomaly['variances'] }

/** Shown, nobody has to do anything. */
export function inform(draft: Draft, kind: AnomalyKind, where: Omit<AnomalyAt, 'role'>): void {
  draft.raised.push(kind);
  draft.state.anomalyCount += 1;
  draft.happenings.push({ what: 'anomaly', id: `a${draft.state.anomalyCount}`, kind, state: 'info', step: where.step, factId: where.factId, count: 1, raisedAt: draft.at, at: draft.at });
}

/** Raises an anomaly with a task for `role`; the same one again is counted, not multiplied. */
export function raise(draft: Draft, kind: AnomalyKind, where: AnomalyAt): void {
  draft.raised.push(kind);
  const known = draft.state.anomalies.find((anomaly) => anomaly.kind === kind && anomaly.step === where.step && anomaly.scope === where.scope);
  if (known !== undefined) known.count += 1;
  const anomaly = known ?? add(draft, kind, where);
  if (where.variances !== undefined) anomaly.variances = where.variances;
  draft.happenings.push({ what: 'anomaly', id: anomaly.id, kind, state: 'open', step: anomaly.step, factId: anomaly.factId, count: anomaly.count, raisedAt: anomaly.raisedAt, at: draft.at });
}

function add(draft: Draft, kind: AnomalyKind, where: AnomalyAt): Anomaly {
  draft.state.anomalyCount += 1;
  const anomaly: Anomaly = { id: `a${draft.state.anomalyCount}`, kind, step: where.step, scope: where.scope, factId: where.factId, count: 1, raisedAt: draft.at };
  draft.state.anomalies.push(anomaly);
  const holder = anomalyScope(anomaly.id, draft.at);
  draft.state.scopes.push(holder);
  holder.steps['anomaly'] = { s: 'open', round: 1, openedAt: draft.at };
  openTask(draft, holder, 'anomaly', { level: 1, role: where.role, clause: 'house' }, draft.at);
  return anomaly;
}

/** An anomaly is a scope of its own while it is open: its task, clock and step live there. */
const anomalyScope = (id: string, openedAt: number): Scope => ({ id, kind: 'anomaly', parent: null, openedAt, steps: {} });

/** A person has looked at it: it leaves the state. */
export function settleAnomaly(draft: Draft, anomaly: Anomaly): void {
  const { state } = draft;
  for (const task of tasksOf(state, anomaly.id, 'anomaly')) {
    state.tasks.splice(state.tasks.indexOf(task), 1);
    draft.happenings.push({ what: 'task_closed', taskId: task.id, state: 'done' });
  }
  state.anomalies.splice(state.anomalies.indexOf(anomaly), 1);
  const holder = scopeById(state, anomaly.id);
  if (holder !== undefined) state.scopes.splice(state.scopes.indexOf(holder), 1);
  draft.happenings.push({ what: 'anomaly', id: anomaly.id, kind: anomaly.kind, state: 'resolved', step: anomaly.step, factId: anomaly.factId, count: anomaly.count, raisedAt: anomaly.raisedAt, at: draft.at });
}
