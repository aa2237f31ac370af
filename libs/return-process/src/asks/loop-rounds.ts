/** 循环上限: how often a way back may still be taken. Beyond the bound only a named person lets it go on (放行循环). */
import type { Loop } from '../policy/steps.js';
import type { ReturnDraft } from '../context.js';

/** Rounds left of a loop of the whole return, when the next one is number `round` (the first time round is 1). */
export const roundsLeft = ({ ctx, state }: Pick<ReturnDraft, 'ctx' | 'state'>, loop: Loop, round: number): number =>
  Math.max(0, ctx.policy.loops[loop].max + (state.granted[loop] ?? 0) - (round - 1));
