/** 放行循环 of an improvement or its report. */
import { completeStep, passOver, repeatSteps } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { whole } from '../../facts/read.js';
import { REPORT_LOOPS, type ReportLoop } from './report-rounds.js';

/** So many rounds more, or none: then it stands as it is, and the return goes on to its end. */
export const grantReportRounds = (loop: ReportLoop): StepHandler => (draft, { scope, def }, { payload }, at) => {
  const rounds = whole(payload['rounds']);
  if (payload['loop'] !== loop || rounds === null || rounds > 3) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  repeatSteps(scope, [def.key], at);
  const waiting = REPORT_LOOPS[loop].again.filter((key) => stepOf(scope, key).s === 'idle');
  if (rounds === 0) for (const key of waiting) passOver(scope, key, 'void', at);
  else {
    draft.state.granted[loop] = (draft.state.granted[loop] ?? 0) + rounds;
    for (const key of waiting) Object.assign(scope.steps[key] ?? {}, { since: at });
  }
  return 'applied';
};
