/** 换补单: what is owed in kind. Owed quantity follows the decisions; what was shipped stays shipped (I2). */
import type { Remedy } from '@guitu/contracts/vocabulary';
import { askBack } from '../../engine/tasks.js';
import { copyOf } from '../../engine/draft.js';
import type { ReturnDraft } from '../../context.js';
import { supplies, type Portion, type ReturnState, type Supply } from '../../state.js';

export function openSupply(state: ReturnState, portion: Portion, decision: string, remedy: Remedy, at: number, advance = false): void {
  state.counters.supply += 1;
  state.scopes.push({
    id: `s${state.counters.supply}`, kind: 'supply', parent: 'case', openedAt: at, steps: {}, line: portion.line, qty: portion.qty, remedy, decision, endedAt: null, shipped: false, ...(advance && { advance: true as const }),
  });
}

/** The part of a supply a fact speaks of: the whole, or a new one split off. */
export function takeSupply(draft: ReturnDraft, supply: Supply, qty: number): Supply {
  if (qty === supply.qty) return supply;
  draft.state.counters.supply += 1;
  const part: Supply = { ...copyOf(supply), id: `s${draft.state.counters.supply}`, qty };
  supply.qty -= qty;
  // a duty that is being asked for is asked for the part too
  for (const [key, step] of Object.entries(part.steps)) {
    if (step.s === 'open' && key.startsWith('duty:')) part.steps[key] = { s: 'idle', round: step.round, since: step.openedAt ?? part.openedAt };
  }
  draft.state.scopes.push(part);
  return part;
}

/**
 * Takes a portion's quantity out of what is still owed for its decision. False when it was shipped already: the remedy
 * stays, only the goods are decided again.
 */
export function releaseSupply({ state }: ReturnDraft, portion: Portion): boolean {
  const open = supplies(state).filter((supply) => supply.decision === portion.decision && supply.endedAt === null);
  if (portion.decision === null || supplies(state).every((supply) => supply.decision !== portion.decision)) return true;
  if (open.reduce((sum, { qty }) => sum + qty, 0) < portion.qty) return false;
  let left = portion.qty;
  for (const supply of open) {
    const taken = Math.min(left, supply.qty);
    left -= taken;
    if (taken < supply.qty) supply.qty -= taken;
    else if (taken > 0) callOff(state, supply);
  }
  return true;
}

/** A supply nobody is owed any more: its task is taken back; it ends when the desk has answered. */
export function callOff(state: ReturnState, supply: Supply): void {
  supply.decision = 'void';
  for (const task of state.tasks) if (task.scope === supply.id) askBack(task);
}
