/** Controls: 撤回, 作废, 延期, 暂停, 恢复, 异常处置, 事项完成, 任务退回. */
import { completeStep, openStep, repeatSteps } from '../engine/advance.js';
import { settleAnomaly } from '../engine/anomalies.js';
import { extendClock, pauseClock, resumeClock } from '../engine/clocks.js';
import { stepOf } from '../engine/draft.js';
import { dueOf } from '../engine/rungs.js';
import { closeTask } from '../engine/tasks.js';
import { beginEnding } from '../catalogue/wind-down.js';
import { portions, supplies } from '../state.js';
import { misfit, type CaseHandler, type StepHandler } from './outcome.js';
import { code, instant, text } from './read.js';

/** 撤回: honoured until a portion is decided or a supply has left (process-model.md §1.5). */
export const withdraw: CaseHandler = (draft, { payload }, at) => {
  if (!['settled', 'gave_up', 'kept'].includes(String(payload['reason']))) return misfit('malformed');
  if (draft.state.ending !== null) return 'ignored';
  const decided = portions(draft.state).some(({ decidedAt, goods }) => decidedAt !== null && goods !== 'NOT_SENT');
  if (decided || supplies(draft.state).some(({ shipped }) => shipped)) return misfit('out_of_turn');
  beginEnding(draft, 'withdrawn', at);
  return 'applied';
};

/** Roles that may call a whole return off: heads of customer service, quality and sales, and management. */
const MAY_CANCEL = ['csHead', 'qcHead', 'salesHead'];

export const cancel: CaseHandler = (draft, { by, payload }, at) => {
  if (text(payload['reasonCode']) === null) return misfit('malformed');
  if (!MAY_CANCEL.includes(by.role) && by.role !== draft.ctx.policy.management) return misfit('not_permitted');
  if (draft.state.ending !== null) return 'ignored';
  beginEnding(draft, 'cancelled', at);
  return 'applied';
};

/** 延期: by a role the limit names, so many times, only to a later time; after the breach by the owner's head alone. */
export const extend: CaseHandler = (draft, { by, payload }, at) => {
  const [id, newDue] = [text(payload['clockId']), instant(payload['newDue'])];
  if (id === null || newDue === null || text(payload['reasonCode']) === null) return misfit('malformed');
  const clock = draft.state.clocks.find((other) => other.id === id);
  const allowed = clock === undefined ? undefined : draft.ctx.policy.sla[clock.rule]?.extend;
  if (clock === undefined) return misfit('unknown_scope');
  if (clock.state !== 'running') return 'ignored';
  const late = at > dueOf(clock) || clock.breaches.some(({ withdrawnAt, dueAt }) => withdrawnAt === null && dueAt < at);
  const head = draft.ctx.policy.roles[clock.owner]?.head;
  if (clock.kind !== 'sla' || allowed === undefined || clock.extended >= allowed.times) return misfit('not_permitted');
  if (!allowed.by.includes(by.role) && by.role !== head) return misfit('not_permitted');
  if (newDue <= at || (late && by.role !== head)) return misfit('not_permitted');
  extendClock(draft, clock, newDue, at);
  return 'applied';
};

/** 暂停 of the whole return until a stated instant; once more while paused moves that instant. */
export const pause: CaseHandler = (draft, { by, payload }, at) => {
  const { state, ctx } = draft;
  const [until, reasonCode] = [instant(payload['until']), code(payload['reasonCode'])];
  if (until === null || reasonCode === null || until <= at) return misfit('malformed');
  const case_ = state.scopes.find(({ kind }) => kind === 'case');
  const review = ctx.flow.byKey['pauseReview'];
  if (case_ === undefined || review === undefined) return misfit('malformed');
  if (state.paused !== null) endReview(draft, at);
  state.pauseCount += 1;
  state.paused = { from: state.paused?.from ?? at, until, reasonCode, role: by.role, round: state.pauseCount };
  for (const clock of state.clocks) pauseClock(draft, clock, 'case', at);
  openStep(draft, case_, review, at);
  return 'applied';
};

export const resume: CaseHandler = (draft, _fact, at) => {
  if (draft.state.paused === null) return 'ignored';
  endReview(draft, at);
  const from = draft.state.paused.from;
  draft.state.paused = null;
  for (const clock of draft.state.clocks) resumeClock(draft, clock, 'case', Math.max(at, from));
  return 'applied';
};

function endReview(draft: Parameters<CaseHandler>[0], at: number): void {
  const scope = draft.state.scopes.find(({ kind }) => kind === 'case');
  if (scope === undefined || stepOf(scope, 'pauseReview').s !== 'open') return;
  completeStep(draft, scope, 'pauseReview', at);
  repeatSteps(scope, ['pauseReview'], at);
}

/** 异常处置: a person has looked at it. What he did about it is a fact of its own. */
export const resolve: CaseHandler = (draft, { payload }) => {
  const anomaly = draft.state.anomalies.find(({ id }) => id === payload['anomalyId']);
  if (payload['verdict'] !== 'accept' && payload['verdict'] !== 'dismiss') return misfit('malformed');
  if (anomaly === undefined) return 'ignored';
  settleAnomaly(draft, anomaly);
  return 'applied';
};

export const duty: StepHandler = (draft, { scope, def }, { payload }, at) => {
  if (def.key !== `duty:${String(payload['duty'])}`) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  return 'applied';
};

/** 任务退回: the desk's answer to a request. `done`: its fact is on the way and answers in its own words. */
export const released: CaseHandler = (draft, { taskId, payload }) => {
  const task = draft.state.tasks.find(({ id }) => id === taskId);
  if (task === undefined || task.state !== 'asked_back') return 'ignored';
  if (payload['verdict'] === 'released') closeTask(draft, task, 'withdrawn');
  else if (payload['verdict'] !== 'done') return misfit('malformed');
  return 'applied';
};

