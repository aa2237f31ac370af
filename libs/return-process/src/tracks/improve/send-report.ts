/** 报告发出, and what the customer says to it. */
import type { ReplyHandler } from '../../asks/reply.js';
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { text } from '../../facts/read.js';
import { goRound } from './report-rounds.js';

/** P23: with the number of the form it went out on. */
export const sendReport: StepHandler = (draft, { scope, def }, { payload }, at) => {
  if (text(payload['formNo']) === null) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  return 'applied';
};

/** R52, T25 (S001-18 §4.9): agreed, by word or by silence where the policy says so; a refusal has the report worked out and sent again (§4.10). */
export const answerReport: ReplyHandler = (draft, { scope, def }, { answer }, at) => {
  if (answer === 'accept') completeStep(draft, scope, def.key, at);
  else goRound(draft, scope, 'report', def.key, at);
  return 'applied';
};
