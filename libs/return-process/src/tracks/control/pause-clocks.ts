/** 暂停, 恢复. */
import { parseTaskId } from '../../engine/tasks.js';
import { completeStep, openStep, repeatSteps } from '../../engine/advance.js';
import { pauseClock, resumeClock } from '../../engine/clocks.js';
import { stepOf } from '../../engine/draft.js';
import type { ReturnDraft } from '../../context.js';
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { code, instant, text } from '../../facts/read.js';
import { heldClocks, holdClock, releaseClock } from './hold-clock.js';

/** §4.4 emergency mode: the reason under which an emergency (应急, S002-05) reaches every open return (P01). */
const EMERGENCY = 'emergency';

/**
 * 暂停 of one clock, or of the whole return until a stated instant; once more while paused moves that instant. P01: in an emergency the policy
 * may let clocks run on; breaches inside it are marked and count in no figure.
 */
export const pause: CaseHandler = (draft, { by, payload }, at) => {
  const { state, ctx } = draft;
  const [until, reasonCode] = [instant(payload['until']), code(payload['reasonCode'])];
  if (until === null || reasonCode === null || until <= at) return misfit('malformed');
  const clockId = text(payload['clockId']);
  if (clockId !== null) return holdClock(draft, { clockId, until, reasonCode, role: by.role }, at);
  const case_ = state.scopes.find(({ kind }) => kind === 'case');
  const review = ctx.flow.byKey['pauseReview'];
  if (case_ === undefined || review === undefined) return misfit('malformed');
  const before = state.paused;
  const flagged = reasonCode === EMERGENCY && ctx.policy.emergency === 'flag' && (before === null || before.flagged === true);
  if (before !== null) endReview(draft, at);
  if (reasonCode === EMERGENCY) beginEmergency(draft, at);
  else endEmergency(draft, at);
  state.pauseCount += 1;
  const from = before !== null && (before.flagged === true) === flagged ? before.from : at;
  state.paused = { from, until, reasonCode, role: by.role, round: state.pauseCount, ...(flagged && { flagged }) };
  if (!flagged) for (const clock of state.clocks) pauseClock(draft, clock, 'case', at);
  openStep(draft, case_, review, at);
  return 'applied';
};

/** 恢复 of the clock it names, or whose review it answers, else of the whole return. */
export const resume: CaseHandler = (draft, { payload, taskId }, at) => {
  const clockId = text(payload['clockId']) ?? reviewed(draft, taskId);
  if (clockId !== null) return releaseClock(draft, clockId, at);
  const { paused } = draft.state;
  if (paused === null) return 'ignored';
  endReview(draft, at);
  endEmergency(draft, at);
  draft.state.paused = null;
  if (paused.flagged !== true) for (const clock of draft.state.clocks) resumeClock(draft, clock, 'case', Math.max(at, paused.from));
  return 'applied';
};

function reviewed(draft: ReturnDraft, taskId: string | undefined): string | null {
  const task = taskId === undefined ? null : parseTaskId(taskId);
  return task?.step === 'clockReview' ? (heldClocks(draft).find(({ level }) => level === task.level)?.clockId ?? '') : null;
}

function beginEmergency({ state }: ReturnDraft, at: number): void {
  if (state.emergencies?.some(({ to }) => to === null) !== true) state.emergencies = [...(state.emergencies ?? []), { from: at, to: null }];
}

function endEmergency({ state }: ReturnDraft, at: number): void {
  const lasting = state.emergencies?.find(({ to }) => to === null);
  if (lasting !== undefined) lasting.to = Math.max(at, lasting.from);
}

function endReview(draft: ReturnDraft, at: number): void {
  const scope = draft.state.scopes.find(({ kind }) => kind === 'case');
  if (scope === undefined || stepOf(scope, 'pauseReview').s !== 'open') return;
  completeStep(draft, scope, 'pauseReview', at);
  repeatSteps(scope, ['pauseReview'], at);
}
