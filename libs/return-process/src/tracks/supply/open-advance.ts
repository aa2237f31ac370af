/** 先发新货 (§4.4 advance replacement): replacements opened with the approval, beside the goods' own way; without its deposit one follows the goods as usual. */
import type { ReturnDraft } from '../../context.js';
import { isOver } from '../../engine/draft.js';
import { nextDecision } from '../../portions.js';
import { portions, supplies } from '../../state.js';
import { goesFirst } from './advance.rules.js';
import { callOff, openSupply } from './supplies.js';

/** R31 (S003-15): once, as soon as the return is accepted. True when it opened one. */
export function openAdvance(draft: ReturnDraft): boolean {
  const { state } = draft;
  const whole = state.scopes.find(({ kind }) => kind === 'case');
  const at = whole?.steps['approve']?.mark;
  if (state.advanced === true || whole === undefined || at === undefined || !isOver(whole, 'approve') || state.ending !== null || !goesFirst(draft)) return false;
  state.advanced = true;
  // who has been sent something, or was refused it, gets nothing ahead of a new judgement (a class that changes late, I2)
  const waiting = portions(state).filter(({ decidedAt, endedAt, remedyKept, denied = [] }) => decidedAt === null && endedAt === null && !remedyKept && !denied.includes('EXCHANGE'));
  for (const portion of waiting) {
    const decision = nextDecision(state);
    // the remedy is settled by this; only the goods are judged (I2)
    Object.assign(portion, { remedy: 'EXCHANGE', remedyKept: true, decision });
    openSupply(state, portion, decision, 'EXCHANGE', at, true);
  }
  return waiting.length > 0;
}

/** No deposit: what was to go first is called off, and goods judged already get their replacement the usual way. */
export function followTheGoods(draft: ReturnDraft, at: number): void {
  const { state } = draft;
  for (const supply of supplies(state).filter(({ advance, endedAt }) => advance === true && endedAt === null)) {
    for (const portion of portions(state).filter(({ decision }) => decision === supply.decision)) {
      if (portion.decidedAt === null) Object.assign(portion, { remedy: null, remedyKept: false, decision: null });
      else {
        const decision = nextDecision(state);
        Object.assign(portion, { remedyKept: false, decision });
        openSupply(state, portion, decision, 'EXCHANGE', at);
      }
    }
    callOff(state, supply);
  }
}
