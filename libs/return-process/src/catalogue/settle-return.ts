/** What follows by itself once nothing more can open: portions and supplies end, a return winds down, the case closes. */
import { cancelClock } from '../engine/clocks.js';
import { isOver } from '../engine/draft.js';
import type { ReturnDraft } from '../context.js';
import { portions, supplies, type Portion, type Supply } from '../state.js';
import { routeOf } from '../tracks/execute/routes.js';
import { settleJudgements } from '../tracks/assess/settle-judgements.js';
import { windDown } from '../tracks/close/wind-down.js';
import { openBreachDuties } from '../tracks/control/open-breach-duties.js';
import { settleHeld } from '../tracks/control/hold-clock.js';
import { settleAnew } from '../tracks/settle/value-anew.js';
import { openAdvance } from '../tracks/supply/open-advance.js';
import { closeReturn } from '../tracks/close/close-return.js';

/** True when anything changed, so that the flow is looked at again. */
export function settleReturn(draft: ReturnDraft): boolean {
  if (draft.state.closedAt !== null) return false;
  const ended = [...portions(draft.state).map((portion) => endOfRoute(draft, portion)), ...supplies(draft.state).map((supply) => endOfSupply(draft, supply))].some(Boolean);
  return openAdvance(draft) || ended || openBreachDuties(draft) || settleHeld(draft) || settleJudgements(draft) || settleAnew(draft) || windDown(draft) || closeReturn(draft);
}

/** A portion ends with the last step of its route; without steps, with the decision itself. */
function endOfRoute(draft: ReturnDraft, portion: Portion): boolean {
  if (portion.endedAt !== null || portion.goods === null || portion.decidedAt === null) return false;
  const route = routeOf(portion.goods, portion.remedy);
  if (!route.steps.every((key) => isOver(portion, key))) return false;
  portion.endedAt = Math.max(portion.decidedAt, ...route.steps.map((key) => portion.steps[key]?.mark ?? 0));
  // a limit on a step these goods never came to rings for nobody
  for (const clock of draft.state.clocks.filter(({ scope, step }) => scope === portion.id && !isOver(portion, step))) if (!clock.step.startsWith('duty:')) cancelClock(draft, clock);
  return true;
}

function endOfSupply({ state }: ReturnDraft, supply: Supply): boolean {
  if (supply.endedAt !== null) return false;
  if (supply.decision === 'void' && supply.steps['ship']?.s !== 'done' && !state.tasks.some(({ scope }) => scope === supply.id)) {
    supply.endedAt = state.at;
    return true;
  }
  if (!isOver(supply, 'ship')) return false;
  Object.assign(supply, { endedAt: supply.steps['ship']?.mark ?? state.at, shipped: supply.steps['ship']?.s === 'done' });
  return true;
}
