/** 重新协商 (§4.4 renegotiation). */
import type { ReturnDraft } from '../../context.js';
import type { Portion } from '../../state.js';
import { goRound } from './loop-bound.js';

/**
 * R48 (S003-14): a repair that differs from what was agreed is negotiated again at once: quoted anew, whoever was to pay, and
 * answered by the customer before work goes on.
 */
export function renegotiate(draft: ReturnDraft, portion: Portion, from: string, again: readonly string[], at: number): void {
  portion.renegotiate = true;
  goRound(draft, portion, 'proposal', from, ['quote', 'fee', ...again], at);
}
