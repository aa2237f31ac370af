/** What a return is run with: pinned policy, its compiled flow, calendar. Rebuilt from the start arguments, never stored in the state. */
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import { compile } from './catalogue/compile.js';
import type { Draft } from './engine/draft.js';
import type { Flow } from './engine/flow.js';
import type { ResolvedProfile } from './policy/types.js';
import type { ReturnState } from './state.js';

export interface Context {
  policy: ResolvedProfile; flow: Flow; calendar: CalendarSnapshot;
  /** how long a rung that leaves the house waits after its instant (ms) */
  settleMs: number;
  /** the version whose limits alone were taken over (换版 new_dates) */
  dates?: string;
}

/** A return being changed: the engine's draft with the whole policy at hand. */
export interface ReturnDraft extends Draft<ReturnState> {
  readonly ctx: Context;
  /** what the state before this fact was told under, where the fact brings another (换版): what that changes of open tasks is told too */
  readonly ctxBefore?: Context;
}

/** Context of a run. `dates`: the version whose limits `policy` has taken over already. */
export const contextOf = (policy: ResolvedProfile, calendar: CalendarSnapshot, settleMs = 5000, dates?: string): Context =>
  ({ policy, flow: compile(policy), calendar, settleMs, ...(dates !== undefined && { dates }) });
