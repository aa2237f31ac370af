/** 暂停, 恢复. */
import { completeStep, openStep, repeatSteps } from '../../engine/advance.js';
import { pauseClock, resumeClock } from '../../engine/clocks.js';
import { stepOf } from '../../engine/draft.js';
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { code, instant } from '../../facts/read.js';

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
