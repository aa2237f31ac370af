/**
 * 收尾 (process-model.md §1.5): a return that is rejected, withdrawn or cancelled. Open tasks are taken back by request and
 * nothing goes on before the desks have answered (design.md §2.2). Then: arrived goods go back, goods on their way are
 * awaited, what was never sent is written off, holds are released.
 */
import { completeStep, repeatSteps, voidStep } from '../../engine/advance.js';
import { askBack, askSeats, asksBack } from '../../engine/tasks.js';
import type { ReturnDraft } from '../../context.js';
import { consignments, isExpected, portions, portionsOf, supplies, type Consignment, type Portion, type ReturnScope, type ReturnState } from '../../state.js';
import { decidePortion, endPortion, forgetRoute, nextDecision } from '../../portions.js';
import { plainFate, settleCounts } from '../inbound/settle-counts.js';
import { dropUnposted } from '../settle/value-settlement.js';
import { callOff, releaseSupply } from '../supply/supplies.js';

export function beginEnding(draft: ReturnDraft, result: NonNullable<ReturnState['ending']>['result'], at: number): void {
  const { state, ctx } = draft;
  state.ending = { result, at };
  dropUnposted(draft);
  for (const task of state.tasks) if (ctx.flow.byKey[task.step]?.windsDown !== true) askBack(task);
  const transport = ctx.flow.byKey['transport'];
  for (const consignment of consignments(state)) if (transport !== undefined && consignment.steps['transport']?.s === 'open') askSeats(draft, consignment, transport, at);
}

/** One round of it; true when anything changed. */
export function windDown(draft: ReturnDraft): boolean {
  const { state } = draft;
  if (state.ending === null || asksBack(state)) return false;
  const at = state.ending.at;
  let changed = false;
  for (const scope of state.scopes) changed = dropOpenSteps(draft, scope) || changed;
  for (const consignment of consignments(state)) changed = settleConsignment(draft, consignment, at) || changed;
  for (const portion of portions(state)) changed = sendHome(draft, portion, at) || changed;
  for (const supply of supplies(state)) {
    if (supply.endedAt !== null || supply.decision === 'void') continue;
    callOff(state, supply);
    changed = true;
  }
  return changed;
}

/** Steps whose tasks were handed back. Labels that some holder has placed already must be released, so that step counts as done. */
function dropOpenSteps(draft: ReturnDraft, scope: ReturnScope): boolean {
  let changed = false;
  for (const [key, step] of Object.entries(scope.steps)) {
    if (step.s !== 'open' || draft.state.tasks.some((task) => task.scope === scope.id && task.step === key)) continue;
    if (key === 'hold' && (step.signed ?? []).length > 0) completeStep(draft, scope, key, Math.max(...(step.signed ?? []).map(({ at }) => at)));
    else voidStep(scope, key, draft.at);
    changed = true;
  }
  return changed;
}

function settleConsignment(draft: ReturnDraft, consignment: Consignment, at: number): boolean {
  if (consignment.settledAt !== null) return false;
  const { receive, transport } = consignment.steps;
  const countedAt = receive?.mark ?? receive?.ahead;
  if (countedAt !== undefined) {
    settleCounts(draft, consignment, countedAt, Math.max(at, countedAt), plainFate);
    return true;
  }
  if (consignment.instructedAt !== null) return false;
  if (transport?.ahead !== undefined || Object.keys(consignment.counts).length > 0) {
    // the goods came without our word: they must be counted before they can go back
    consignment.instructedAt = at;
    voidStep(consignment, 'instruct', at);
    return true;
  }
  for (const portion of portionsOf(draft.state, consignment.id)) if (isExpected(portion)) endPortion(portion, 'NOT_SENT', at);
  consignment.settledAt = at;
  return true;
}

/** Goods in the house go back to the customer, whatever was decided and not carried out; goods at the customer's stay there. */
function sendHome(draft: ReturnDraft, portion: Portion, endingAt: number): boolean {
  if (portion.endedAt !== null || portion.windDown) return false;
  if (portion.goodsKept === true) {
    endPortion(portion, portion.goods ?? 'KEEP', endingAt);
    return true;
  }
  if (portion.arrivedAt === null) {
    if (consignments(draft.state).some(({ id, settledAt }) => id === portion.consignment && settledAt === null)) return false;
    endPortion(portion, 'KEEP', endingAt);
    return true;
  }
  repeatSteps(portion, Object.keys(portion.steps), endingAt);
  forgetRoute(portion);
  portion.windDown = true;
  delete portion.heldBack;
  portion.remedyKept = portion.remedyKept || !releaseSupply(draft, portion);
  decidePortion(draft, portion, 'RETURN_TO_CUSTOMER', portion.remedyKept ? (portion.remedy ?? 'NONE') : 'NONE', Math.max(endingAt, portion.arrivedAt), nextDecision(draft.state));
  return true;
}
