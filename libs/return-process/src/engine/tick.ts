/** Time passes: rungs ring at their own due instants, in order; nothing depends on when the tick came (I7, I8). */
import type { Draft } from './draft.js';
import type { EngineContext } from './flow.js';
import type { Clock, ProcessState } from './model.js';
import { ring } from './ring.js';
import { isRunning, nextRung, type NextRung } from './rungs.js';

interface Due { clock: Clock; next: NextRung }

function earliest(ctx: EngineContext, state: ProcessState, outward: boolean): Due | null {
  let first: Due | null = null;
  for (const clock of state.clocks) {
    if (!isRunning(clock)) continue;
    const next = nextRung(ctx, clock);
    if (!outward && next.action !== 'remind') continue;
    if (first === null || next.ringsAt < first.next.ringsAt) first = { clock, next };
  }
  return first;
}

/** Rings everything due until `now`. Rungs that leave the house are held back while `outward` is false, with all behind them. */
export function ringDue(draft: Draft, now: number, outward: boolean): void {
  for (let due = earliest(draft.ctx, draft.state, outward); due !== null && due.next.ringsAt <= now; due = earliest(draft.ctx, draft.state, outward)) {
    ring(draft, due.clock, due.next);
    draft.at = Math.max(draft.at, due.next.at);
    draft.state.at = Math.max(draft.state.at, due.next.at);
  }
}

/** The next instant at which a tick has something to do; null when nothing is waited for. */
export function nextInstant(ctx: EngineContext, state: ProcessState): number | null {
  const instants = [earliest(ctx, state, true)?.next.ringsAt, ...state.kept.map(({ until }) => until)].filter((at) => at !== undefined);
  return instants.length === 0 ? null : Math.min(...instants);
}
