/** Time passes: rungs ring at their own due instants, in order; nothing depends on when the tick came (I7, I8). */
import { advance } from './advance.js';
import type { Draft } from './draft.js';
import type { EngineContext } from './flow.js';
import type { Clock, ProcessState } from './model.js';
import { ring } from './ring.js';
import { isRunning, nextRung, type NextRung } from './rungs.js';
import { deem, silenceOf, type Silence } from './silence.js';

type Due = { ringsAt: number } & ({ clock: Clock; next: NextRung } | { silence: Silence });

function earliest(ctx: EngineContext, state: ProcessState, outward: boolean): Due | null {
  let first: Due | null = null;
  const offer = (due: Due): void => {
    if (first === null || due.ringsAt < first.ringsAt) first = due;
  };
  for (const clock of state.clocks) {
    if (!isRunning(clock)) continue;
    const silence = outward ? silenceOf(ctx, state, clock) : null;
    if (silence !== null) offer({ ringsAt: silence.ringsAt, silence });
    const next = nextRung(ctx, clock);
    if (outward || next.action === 'remind') offer({ ringsAt: next.ringsAt, clock, next });
  }
  return first;
}

/** Does everything due until `now`. What leaves the house is held back while `outward` is false, with all behind it. */
export function ringDue(draft: Draft, now: number, outward: boolean): void {
  for (let due = earliest(draft.ctx, draft.state, outward); due !== null && due.ringsAt <= now; due = earliest(draft.ctx, draft.state, outward)) {
    const at = 'silence' in due ? due.silence.at : due.next.at;
    if ('next' in due) ring(draft, due.clock, due.next);
    draft.at = Math.max(draft.at, at);
    draft.state.at = Math.max(draft.state.at, at);
    if (!('silence' in due)) continue;
    deem(draft, due.silence);
    // what follows from the answer began at its instant, so its own clocks may be due before `now`
    advance(draft);
  }
}

/** The next instant at which a tick has something to do; null when nothing is waited for. */
export function nextInstant(ctx: EngineContext, state: ProcessState): number | null {
  const instants = [earliest(ctx, state, true)?.ringsAt, ...state.kept.map(({ until }) => until)].filter((at) => at !== undefined);
  return instants.length === 0 ? null : Math.min(...instants);
}
