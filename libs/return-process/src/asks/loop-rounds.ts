/** 循环上限: how often a way back may still be taken. Beyond the bound only a named person lets it go on (放行循环). */
import type { ReturnDraft } from '../context.js';
import { openStep, repeatSteps } from '../engine/advance.js';
import { whole } from '../facts/read.js';
import type { Loop } from '../policy/steps.js';
import type { ReturnScope } from '../state.js';

/** Rounds one grant may allow; more need another one, each by a person. */
const MOST = 3;

/** Rounds left of a loop, when the next one is number `round` (the first time round is 1); `granted` where they are not counted for the whole return. */
export const roundsLeft = ({ ctx, state }: Pick<ReturnDraft, 'ctx' | 'state'>, loop: Loop, round: number, granted = state.granted[loop] ?? 0): number =>
  Math.max(0, ctx.policy.loops[loop].max + granted - (round - 1));

/** The rounds a 放行循环 allows this loop, 0 to 3; null when it says nothing about it. */
export function roundsGranted(payload: Readonly<Record<string, unknown>>, loop: Loop | undefined): number | null {
  const rounds = whole(payload['rounds']);
  return loop === undefined || payload['loop'] !== loop || rounds === null || rounds > MOST ? null : rounds;
}

/** Lets a loop of the whole return go round so many times more. */
export function grantMore({ state }: Pick<ReturnDraft, 'state'>, loop: Loop, rounds: number): void {
  state.granted[loop] = (state.granted[loop] ?? 0) + rounds;
}

/** At the bound: a named person is asked whether it goes round again, unless the return ends without it. */
export function askForMore(draft: ReturnDraft, scope: ReturnScope, limit: string, at: number): void {
  const def = draft.ctx.flow.byKey[limit];
  if (def === undefined || (draft.state.ending !== null && !def.windsDown)) return;
  repeatSteps(scope, [limit], at);
  openStep(draft, scope, def, at);
}
