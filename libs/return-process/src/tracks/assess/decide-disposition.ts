/** 判定. */
import type { ReturnDraft } from '../../context.js';
import { completeStep, repeatSteps } from '../../engine/advance.js';
import { askBack, closeTask, tasksOf } from '../../engine/tasks.js';
import { misfit, type Outcome, type StepHandler } from '../../facts/outcome.js';
import { people, sign } from '../../facts/signatures.js';
import type { Target } from '../../facts/target.js';
import type { Consignment, Portion, ProposedLine } from '../../state.js';
import { judgedBy } from './judged-portions.js';
import { openJudgement } from './open-judgement.js';
import { applyProposal, isSameProposal, isWhole, readProposal } from './proposals.js';

/** 判定 of a consignment's undecided goods, or again of one portion. The parts of a line add up to what is undecided (R23). */
export const dispose: StepHandler = (draft, target, fact, at) => {
  const judged = judgedBy(draft, target);
  const proposal = readProposal(draft, fact.payload, judged);
  if (!Array.isArray(proposal)) return proposal;
  const { scope, def, task } = target;
  const several = draft.rules.seats(draft, scope, def).length > 1;
  const approver = approvalOf(draft, target);
  if ((several || approver !== null) && !isWhole(proposal, judged)) return misfit('malformed');
  if (several && task === undefined) return misfit('out_of_turn');
  if (several && people(fact).some((staff) => signers(target).includes(staff))) return misfit('not_permitted');
  if (several && signers(target).length > 0 && !isSameProposal(proposal, proposalOf(scope))) return disagree(draft, target, at);
  sign(target, fact, task?.level ?? 1, at);
  if (!several && approver === null) return decide(draft, target, proposal, judged, at);
  Object.assign(scope, { proposal });
  if (!allSigned(draft, target)) {
    if (task !== undefined) closeTask(draft, task, 'done');
    return 'applied';
  }
  return approver === null ? decide(draft, target, proposal, judged, at) : propose(draft, target, at);
};

const signers = ({ scope, def }: Target): string[] => (scope.steps[def.key]?.signed ?? []).flatMap(({ staff }) => staff);
const proposalOf = (scope: Target['scope']): ProposedLine[] => (scope as Consignment | Portion).proposal ?? [];

function allSigned(draft: ReturnDraft, { scope, def }: Target): boolean {
  const signed = scope.steps[def.key]?.signed ?? [];
  return draft.rules.seats(draft, scope, def).every((seat) => signed.some(({ level }) => level === seat.level));
}

/** The step in which this judgement is approved, null when nobody has to. */
function approvalOf(draft: ReturnDraft, { scope, def }: Target): string | null {
  const key = def.key === 'redecide' ? 'redecideApprove' : 'disposeApprove';
  const approval = draft.ctx.flow.byKey[key];
  return approval === undefined || !approval.on || draft.state.ending !== null || draft.rules.seats(draft, scope, approval).length === 0 ? null : key;
}

function decide(draft: ReturnDraft, target: Target, proposal: readonly ProposedLine[], judged: readonly Portion[], at: number): Outcome {
  delete (target.scope as Consignment | Portion).proposal;
  applyProposal(draft, proposal, judged, at);
  if (judgedBy(draft, target).length === 0) completeStep(draft, target.scope, target.def.key, at);
  return 'applied';
}

/** Done as a judgement; the goods wait for its approval. */
function propose(draft: ReturnDraft, { scope, def }: Target, at: number): Outcome {
  completeStep(draft, scope, def.key, at);
  if (scope.kind === 'portion') openJudgement(draft, scope, 'redecideApprove', at);
  return 'applied';
}

/** S000-03: all sign the same, or they judge once more; the first word of the next round is anybody's. */
function disagree(draft: ReturnDraft, { scope, def, task }: Target, at: number): Outcome {
  if (task !== undefined) closeTask(draft, task, 'done');
  for (const other of tasksOf(draft.state, scope.id, def.key)) askBack(other);
  delete (scope as Consignment | Portion).proposal;
  judgeAgain(draft, scope, [def.key], at);
  return 'applied';
}

/** Sends a judgement, and what follows it, round again: a consignment's opens by its marks, a portion's by hand. */
export function judgeAgain(draft: ReturnDraft, scope: Target['scope'], steps: readonly string[], at: number): void {
  repeatSteps(scope, steps, at);
  if (scope.kind === 'portion') openJudgement(draft, scope, 'redecide', at);
}
