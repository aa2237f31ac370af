/** 放行循环 of an improvement or its report. */
import { grantMore, roundsGranted } from '../../asks/loop-rounds.js';
import { completeStep, passOver, repeatSteps } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { REPORT_LOOPS, type ReportLoop } from './report-rounds.js';

/** So many rounds more, or none: then it stands as it is, and the return goes on to its end. */
export const grantReportRounds = (loop: ReportLoop): StepHandler => (draft, { scope, def }, { payload }, at) => {
  const rounds = roundsGranted(payload, loop);
  if (rounds === null) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  repeatSteps(scope, [def.key], at);
  const waiting = REPORT_LOOPS[loop].again.filter((key) => stepOf(scope, key).s === 'idle');
  if (rounds === 0) for (const key of waiting) passOver(scope, key, 'void', at);
  else {
    grantMore(draft, loop, rounds);
    for (const key of waiting) Object.assign(scope.steps[key] ?? {}, { since: at });
  }
  return 'applied';
};
