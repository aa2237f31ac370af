/** 换补审批 refused: nothing is sent; the goods are judged again without this remedy, or the customer gets none in kind. */
import type { ReturnDraft } from '../../context.js';
import { openStep, repeatSteps, voidStep } from '../../engine/advance.js';
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
    left -= part.qty;
    const goesOn = denyRemedy(draft, part, supply, at, how);
    if (goesOn && part !== portion) askAlike(draft, part);
  }
  voidStep(supply, def.key, at);
  callOff(draft.state, supply);
}

/** What is asked for the goods a part was split off from is asked for the part too, from the same instant on. */
function askAlike(draft: ReturnDraft, part: Portion): void {
  for (const [key, { s, openedAt }] of Object.entries(part.steps)) {
    const def = draft.ctx.flow.byKey[key];
    if (s === 'open' && def !== undefined) openStep(draft, part, def, openedAt ?? part.openedAt);
  }
}

/**
 * Goods not carried out yet are judged again without this remedy; of those whose way is over the remedy alone (§1.4: a remedy not
 * yet executed is decided anew). Where the chain refuses for good there is none, and who guides the return tells the customer.
 * @returns whether the goods go on where they stand
 */
function denyRemedy(draft: ReturnDraft, portion: Portion, { remedy }: Supply, at: number, how: 'refuse' | 'redecide'): boolean {
  portion.denied = [...(portion.denied ?? []), remedy];
  Object.assign(portion, { remedyKept: false, decision: null });
  if (portion.decidedAt === null) {
    portion.remedy = null;
    return true;
  }
  if (how === 'refuse' || draft.state.ending !== null) {
    portion.remedy = 'NONE';
    draft.happenings.push({ what: 'custom', event: 'remedy_refused', at, scope: portion.id });
    return true;
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
  return false;
}
