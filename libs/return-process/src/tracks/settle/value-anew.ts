/** A settlement that a later judgement has overtaken is worked out again, as long as nothing of it is booked (§1.4: a remedy not yet executed is decided with the goods). */
import type { ReturnDraft } from '../../context.js';
import { repeatSteps } from '../../engine/advance.js';
import { askBack, tasksOf } from '../../engine/tasks.js';
import type { ReturnState } from '../../state.js';
import { isPosted } from './ledger.js';

/** From the amount to what is booked. */
const AGAIN = ['value', 'propose', 'audit', 'settleApprove', 'post'] as const;

/** After booking the difference is the adjustment's to say. */
export function valueAnew(state: ReturnState): void {
  if (state.settlement !== undefined && !isPosted(state)) state.settlement.stale = true;
}

/** Takes back what is asked about the old amount, then goes round. True when anything changed. */
export function settleAnew(draft: ReturnDraft): boolean {
  const { state } = draft;
  const ledger = state.settlement;
  const whole = state.scopes.find(({ kind }) => kind === 'case');
  if (ledger?.stale !== true || whole === undefined) return false;
  const asked = AGAIN.flatMap((step) => tasksOf(state, whole.id, step));
  if (!isPosted(state) && asked.length > 0) {
    const open = asked.filter((task) => task.state === 'open');
    for (const task of open) askBack(task);
    return open.length > 0;
  }
  delete ledger.stale;
  if (!isPosted(state) && state.ending === null) repeatSteps(whole, AGAIN, draft.at);
  return true;
}
