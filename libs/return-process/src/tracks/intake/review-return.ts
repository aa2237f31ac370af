/** 审核: accept or reject by the chain, or back for papers. */
import { roundsLeft } from '../../asks/loop-rounds.js';
import type { ReturnDraft } from '../../context.js';
import { repeatSteps } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import { askBack, closeTask, tasksOf } from '../../engine/tasks.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { people } from '../../facts/signatures.js';
import { barredSigners } from '../../gates/barred-signers.rules.js';
import { signGate } from '../../gates/sign-gate.js';
import type { ReturnScope } from '../../state.js';
import type { StepRow } from '../step-row.js';

/** May 审核 send it back once more? 补资料 is a bounded loop. */
export const maySupplement = (draft: Pick<ReturnDraft, 'ctx' | 'state'>, scope: ReturnScope): boolean => roundsLeft(draft, 'supplement', stepOf(scope, 'complete').round) > 0;

/** The handler of 审核; `row` says what a refusal means. */
export const reviewAs = (row: StepRow): StepHandler => (draft, target, fact, at) => {
  const { scope, def, task } = target;
  const { gate, level, verdict } = fact.payload;
  if (verdict !== 'supplement') return signGate(row)(draft, target, fact, at);
  if (gate !== row.gate) return misfit('malformed');
  if (task === undefined || level !== task.level) return misfit('out_of_turn');
  if (people(fact).some((staff) => barredSigners(draft.state.applicant, scope, def.key).includes(staff))) return misfit('not_permitted');
  if (!maySupplement(draft, scope)) return misfit('outcome_not_allowed');
  closeTask(draft, task, 'done');
  for (const other of tasksOf(draft.state, scope.id, def.key)) askBack(other);
  draft.state.intake.supplementAsked = true;
  repeatSteps(scope, ['complete', 'eligible', 'approve'], at);
  return 'applied';
};
