/** 结算审批 refused: nothing beyond what is booked is agreed; what is then still owed is the adjustment's to say. */
import type { ReturnDraft } from '../../context.js';
import { voidStep } from '../../engine/advance.js';
import type { Target } from '../../facts/target.js';

export function refuseSettlement(draft: ReturnDraft, { scope, def }: Target, at: number): void {
  const ledger = draft.state.settlement;
  if (ledger !== undefined) ledger.due = ledger.posted;
  voidStep(scope, def.key, at);
}
