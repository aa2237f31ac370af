/** One level of any gate: 审核, 特批, 折让审批, 放行, 判定审批, 报废审批, 换补审批, 结算审批, 结案评审. */
import type { ReturnDraft } from '../context.js';
import { completeStep, repeatSteps } from '../engine/advance.js';
import { askBack, askSeats, closeTask, tasksOf } from '../engine/tasks.js';
import { misfit, type StepHandler } from '../facts/outcome.js';
import { people, sign } from '../facts/signatures.js';
import type { Target } from '../facts/target.js';
import type { StepRow } from '../tracks/step-row.js';
import { barredSigners } from './barred-signers.rules.js';
import { hasLastWord } from './gate-seats.js';

/**
 * Serial levels sign in turn, joint ones in any order; the last signature completes the step. One refusal ends the round:
 * the row says what it means, or the chain goes back to the step before (`previous`), up to the loop's bound.
 */
export const signGate = (row: StepRow): StepHandler => (draft, target, fact, at) => {
  const { scope, def, task } = target;
  const { gate, verdict, level } = fact.payload;
  if (gate !== row.gate || (verdict !== 'accept' && verdict !== 'reject')) return misfit('malformed');
  if (task === undefined || level !== task.level) return misfit('out_of_turn');
  const barred = barredSigners(draft.state.applicant, scope, def.key, row.requestedBy);
  if (people(fact).some((staff) => barred.includes(staff))) return misfit('not_permitted');
  // a signature given after it was asked back counts, but moves nobody else on
  const moves = task.state === 'open' && draft.state.ending === null;
  sign(target, fact, task.level, at);
  closeTask(draft, task, 'done');
  if (verdict === 'reject') refused(draft, row, target, at);
  else if (allSigned(draft, target)) {
    completeStep(draft, scope, def.key, at);
    row.onAccept?.(draft, target, at);
  } else if (moves) askSeats(draft, scope, def, at);
  return 'applied';
};

function allSigned(draft: ReturnDraft, { scope, def }: Target): boolean {
  const signed = scope.steps[def.key]?.signed ?? [];
  return draft.rules.seats(draft, scope, def).every((seat) => signed.some(({ level }) => level === seat.level));
}

function refused(draft: ReturnDraft, row: StepRow, target: Target, at: number): void {
  const { ctx: { policy }, state } = draft;
  const { scope, def } = target;
  for (const other of tasksOf(state, scope.id, def.key)) askBack(other);
  if (state.ending !== null) return;
  const onReject = (row.gate === undefined ? undefined : policy.approvals[row.gate])?.onReject ?? 'refuse';
  if (onReject === 'previous' && row.previous !== undefined && !hasLastWord(policy, scope, row)) return repeatSteps(scope, [...row.previous.steps, def.key], at);
  row.onReject?.(draft, target, at, onReject === 'redecide' ? 'redecide' : 'refuse');
}
