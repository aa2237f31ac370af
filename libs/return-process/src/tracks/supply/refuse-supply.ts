/** 换补审批 refused: nothing is sent; the goods are judged again without this remedy, or the customer gets none in kind. */
import type { ReturnDraft } from '../../context.js';
import { openStep, voidStep } from '../../engine/advance.js';
import type { Target } from '../../facts/target.js';
import { forgetRoute, leaveRoute, takePart } from '../../portions.js';
import { portions, type Portion, type Supply } from '../../state.js';
import { callOff } from './supplies.js';

export function refuseSupply(draft: ReturnDraft, { scope, def }: Target, at: number, how: 'refuse' | 'redecide'): void {
  const supply = scope as Supply;
  let left = supply.qty;
  for (const portion of portions(draft.state).filter(({ decision }) => decision === supply.decision)) {
    if (left === 0) break;
    const part = takePart(draft, portion, Math.min(left, portion.qty));
    left -= part.qty;
    denyRemedy(draft, part, supply, at, how);
  }
  voidStep(supply, def.key, at);
  callOff(draft.state, supply);
}

/** Goods not carried out yet are judged again; those whose way is over keep it. */
function denyRemedy(draft: ReturnDraft, portion: Portion, { remedy }: Supply, at: number, how: 'refuse' | 'redecide'): void {
  const { state, ctx: { flow } } = draft;
  portion.denied = [...(portion.denied ?? []), remedy];
  Object.assign(portion, { remedyKept: false, decision: null });
  const judge = flow.byKey['redecide'];
  const open = portion.endedAt === null && portion.decidedAt !== null;
  if (how === 'refuse' || !open || judge === undefined || state.ending !== null) {
    portion.remedy = portion.decidedAt === null ? null : 'NONE';
    return;
  }
  forgetRoute(portion);
  portion.redecided += 1;
  Object.assign(portion, { goods: null, decidedAt: null, remedy: null });
  leaveRoute(draft, portion, at);
  openStep(draft, portion, judge, at);
}
