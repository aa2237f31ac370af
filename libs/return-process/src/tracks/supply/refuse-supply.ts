/** 换补审批 refused: nothing is sent; the goods are judged again without this remedy, or the customer gets none in kind. */
import type { ReturnDraft } from '../../context.js';
import { repeatSteps, voidStep } from '../../engine/advance.js';
import type { Target } from '../../facts/target.js';
import { forgetRoute, leaveRoute, takePart } from '../../portions.js';
import { openJudgement } from '../assess/open-judgement.js';
import { portions, type Portion, type Supply } from '../../state.js';
import { callOff } from './supplies.js';

export function refuseSupply(draft: ReturnDraft, { scope, def }: Target, at: number, how: 'refuse' | 'redecide'): void {
  const supply = scope as Supply;
  let left = supply.qty;
  for (const portion of portions(draft.state).filter(({ decision }) => decision === supply.decision)) {
    if (left === 0) break;
    const part = takePart(draft, portion, Math.min(left, portion.qty));
    if (part !== portion) askAlike(part);
    left -= part.qty;
    denyRemedy(draft, part, supply, at, how);
  }
  voidStep(supply, def.key, at);
  callOff(draft.state, supply);
}

/** What is asked for the goods a part was split off from is asked for the part too: its steps open anew, from the same marks. */
function askAlike(part: Portion): void {
  for (const [key, step] of Object.entries(part.steps)) if (step.s === 'open') part.steps[key] = { ...step, s: 'idle' };
}

/**
 * Goods not carried out yet are judged again without this remedy; of those whose way is over the remedy alone (§1.4: a remedy not
 * yet executed is decided anew). Where the chain refuses for good there is none, and who guides the return tells the customer.
 */
function denyRemedy(draft: ReturnDraft, portion: Portion, { remedy }: Supply, at: number, how: 'refuse' | 'redecide'): void {
  portion.denied = [...(portion.denied ?? []), remedy];
  Object.assign(portion, { remedyKept: false, decision: null });
  if (portion.decidedAt === null) {
    portion.remedy = null;
    return;
  }
  if (how === 'refuse' || draft.state.ending !== null) {
    portion.remedy = 'NONE';
    draft.happenings.push({ what: 'custom', event: 'remedy_refused', at, scope: portion.id });
    return;
  }
  portion.redecided += 1;
  if (portion.endedAt === null) {
    forgetRoute(portion);
    portion.goods = null;
    leaveRoute(draft, portion, at);
  } else {
    portion.goodsKept = true;
    repeatSteps(portion, ['redecide', 'redecideApprove'], at);
  }
  Object.assign(portion, { decidedAt: null, endedAt: null, remedy: null });
  openJudgement(draft, portion, 'redecide', at);
}
