/** 判定审批: what was judged is carried out once the chain has accepted it; refused, it is judged again without it. */
import type { ReturnDraft } from '../../context.js';
import { voidStep } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import type { Target } from '../../facts/target.js';
import { decidePortion, nextDecision, strike } from '../../portions.js';
import type { Consignment, Portion } from '../../state.js';
import { judgeAgain } from './decide-disposition.js';
import { judgedBy } from './judged-portions.js';
import { lastResort } from './offers.js';
import { applyProposal } from './proposals.js';

const judgementOf = ({ def }: Pick<Target, 'def'>): string => (def.key === 'redecideApprove' ? 'redecide' : 'dispose');
const take = (scope: Target['scope']): NonNullable<Consignment['proposal']> => {
  const { proposal = [] } = scope as Consignment | Portion;
  delete (scope as Consignment | Portion).proposal;
  return proposal;
};

/** Goods that changed while it was approved (less has arrived) are judged anew, up to the bound of the loop. */
export function acceptProposal(draft: ReturnDraft, target: Target, at: number): void {
  const { scope, def } = target;
  const judged = judgedBy(draft, target);
  if (applyProposal(draft, take(scope), judged, at)) return;
  if (isLastWord(draft, target)) return sendBackAtLast(draft, target, judged, at);
  judgeAgain(draft, scope, [judgementOf(target), def.key], at);
}

const isLastWord = ({ ctx }: ReturnDraft, { scope, def }: Target): boolean => stepOf(scope, def.key).round > ctx.policy.loops.redecide.max;

function sendBackAtLast(draft: ReturnDraft, { scope, def }: Target, judged: readonly Portion[], at: number): void {
  voidStep(scope, def.key, at);
  for (const portion of judged) {
    const { goods, remedies } = lastResort(draft.state, portion);
    decidePortion(draft, portion, goods, remedies[0] ?? 'NONE', at, nextDecision(draft.state));
  }
}

/** What was refused is struck off; once management has refused it as the last word, the goods go back. */
export function refuseProposal(draft: ReturnDraft, target: Target, at: number): void {
  const { scope, def } = target;
  const judged = judgedBy(draft, target);
  const proposal = take(scope);
  if (isLastWord(draft, target)) return sendBackAtLast(draft, target, judged, at);
  for (const portion of judged) {
    const outcomes = [...new Set((proposal.find(({ line }) => line === portion.line)?.parts ?? []).map(({ goods }) => goods))];
    // of several outcomes for one line nobody has said which was refused
    if (outcomes.length === 1 && outcomes[0] !== undefined) strike(portion, outcomes[0], def.key);
    portion.redecided += 1;
  }
  judgeAgain(draft, scope, [judgementOf(target), def.key], at);
}
