/** A judgement of one portion by itself, opened by hand; 补批 holds it back until the further approval is given (process-model.md §2). */
import type { ReturnDraft } from '../../context.js';
import { openStep, repeatSteps } from '../../engine/advance.js';
import { isOpen, stepOf } from '../../engine/draft.js';
import { askBack, tasksOf } from '../../engine/tasks.js';
import type { Portion, ReturnScope } from '../../state.js';
import { isBeingApproved } from './judgeable.js';

export type LoneJudgement = 'redecide' | 'redecideApprove';

export function openJudgement(draft: ReturnDraft, portion: Portion, key: LoneJudgement, at: number): void {
  const def = draft.ctx.flow.byKey[key];
  if (def === undefined || draft.state.ending !== null) return;
  if (isBeingApproved(draft.state)) portion.heldBack = key;
  else openStep(draft, portion, def, at);
}

/** What waited for the further approval is asked now. */
export function resumeJudgement(draft: ReturnDraft, portion: Portion): boolean {
  const { heldBack } = portion;
  if (heldBack === undefined || isBeingApproved(draft.state)) return false;
  delete portion.heldBack;
  if (portion.decidedAt === null && portion.endedAt === null) openJudgement(draft, portion, heldBack, draft.at);
  return true;
}

/**
 * Takes an open step of a judgement back: its tasks first, by request; then it waits. Levels of an approval that have signed
 * stay signed; joint signers of a judgement begin anew. True when it now waits.
 */
function takeBack(draft: ReturnDraft, scope: ReturnScope, key: string): boolean {
  if (!isOpen(scope, key)) return false;
  const tasks = tasksOf(draft.state, scope.id, key);
  for (const task of tasks.filter(({ state }) => state === 'open')) askBack(task);
  if (tasks.length > 0) return false;
  const { signed } = stepOf(scope, key);
  repeatSteps(scope, [key], draft.at);
  const step = scope.steps[key];
  if (key.endsWith('Approve') && step !== undefined && signed !== undefined) step.signed = signed;
  return true;
}

/** 补批 blocks what is not judged yet, and the approval of what is; a judgement already given counts. */
export function holdBack(draft: ReturnDraft, scope: Exclude<ReturnScope, { kind: 'case' | 'supply' | 'anomaly' }>): boolean {
  if (!isBeingApproved(draft.state)) return false;
  const [judge, approve] = scope.kind === 'portion' ? (['redecide', 'redecideApprove'] as const) : (['dispose', 'disposeApprove'] as const);
  const judging = takeBack(draft, scope, judge);
  if (judging) delete scope.proposal;
  const approving = takeBack(draft, scope, approve);
  if (scope.kind === 'portion' && (judging || approving)) scope.heldBack = judging ? 'redecide' : 'redecideApprove';
  return judging || approving;
}
