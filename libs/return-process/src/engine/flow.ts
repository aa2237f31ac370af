/** A flow: the steps a policy switches on, as data, and the few questions the engine asks the catalogue about them. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Label, Stage } from '@guitu/contracts/vocabulary';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { CalendarSpan } from '@guitu/calendar/span';
import type { Rung, Sla } from '../policy/time.js';
import type { Draft } from './draft.js';
import type { ProcessState, Scope } from './model.js';

/** One who is asked: level of a chain, one of several holders, or 1. */
export interface Seat { readonly level: number; readonly role: string; readonly clause: string }

/** A question to somebody outside: how long he may take, and what his silence means where time may decide it. */
export interface AskDef { readonly key: string; readonly timeout: CalendarSpan; readonly silence: 'accept' | 'refuse' | null; readonly clause: string }

export interface StepDef {
  readonly key: string;
  readonly label: Label;
  readonly scope: string;
  readonly stage: Stage;
  /** marks that must exist before it opens; `any:` = of one scope, `all:` = of every scope of that kind */
  readonly after: readonly string[];
  /** false: opened by a fact or a bound alone */
  readonly byMarks: boolean;
  /** false = switched off by the policy: skipped, which sets its mark */
  readonly on: boolean;
  /** all seats at once, or one after the other */
  readonly order: 'together' | 'in_turn';
  readonly accepts: FactKind;
  /** further kinds that may end it */
  readonly alsoAccepts: readonly FactKind[];
  readonly clause: string;
  readonly chase: CalendarSpan;
  readonly chaseLadder: string;
  /** who is reminded by the chase, where it is not the task's owner */
  readonly chaser: string | null;
  /** who is waited for when it is nobody of the house; the owner then is who chases him */
  readonly counterparty: string | null;
  /** goes on while the process is being wound down */
  readonly windsDown: boolean;
  /** done by itself when it opens: nobody is asked */
  readonly computed: boolean;
  /** a question: its clock runs for the question's own time and is not paused; at its end silence may be the answer */
  readonly ask?: AskDef;
}

/** `start`: the mark it runs from, quantified where that is of a narrower scope than the limit */
export interface SlaDef { readonly key: string; readonly sla: Sla; readonly scope: string; readonly start: string }

/**
 * Asked of the catalogue, for what is no step: goods that are not here, a case that winds down, a condition of the policy.
 * Methods, so that rules over a richer state serve the engine, which knows only its own part of it.
 */
export interface Rules<S extends ProcessState = ProcessState> {
  /** marks the step waits for in this scope; null = it does not belong here now */
  after(draft: Draft<S>, scope: Scope, def: StepDef): readonly string[] | null;
  /** instant of a mark that is no step (goods here), or null */
  mark(state: S, scope: Scope, name: string): number | null;
  /** false = may not open at present */
  mayOpen(draft: Draft<S>, scope: Scope, def: StepDef): boolean;
  /** false = a step that has not begun will not begin either, as far as anybody can tell now: nothing is due of it */
  mayCome(draft: Draft<S>, scope: Scope, def: StepDef): boolean;
  /** read once, when the step could open */
  needed(draft: Draft<S>, scope: Scope, def: StepDef): boolean;
  seats(draft: Draft<S>, scope: Scope, def: StepDef): readonly Seat[];
  /** works out what a computed step is about; it is done by that */
  compute(draft: Draft<S>, scope: Scope, def: StepDef, at: number): void;
  limitHolds(draft: Draft<S>, scope: Scope, sla: Sla): boolean;
  budgetAdds(draft: Draft<S>, scope: Scope, sla: Sla): readonly CalendarSpan[];
  /** a step has just been completed at `at`: what follows from that alone */
  done(draft: Draft<S>, scope: Scope, key: string, at: number): void;
  /** what follows when nobody needed the step */
  skipped(draft: Draft<S>, scope: Scope, key: string, at: number): void;
  /** nobody answered a question until its due instant `at`: silence is this answer */
  deem(draft: Draft<S>, scope: Scope, def: StepDef, answer: 'accept' | 'refuse', at: number): void;
  /** a step was completed or skipped: loops, portions' ends, closing … true when anything changed */
  settle(draft: Draft<S>): boolean;
}

export interface Flow { readonly steps: readonly StepDef[]; readonly byKey: { readonly [key: string]: StepDef }; readonly slas: readonly SlaDef[] }

/** What of a policy the engine itself reads. */
export interface EnginePolicy {
  readonly roles: { readonly [role: string]: { readonly dept: string; readonly head: string } };
  readonly management: string;
  readonly ladders: { readonly [code: string]: readonly Rung[] };
}

export interface EngineContext { readonly policy: EnginePolicy; readonly flow: Flow; readonly calendar: CalendarSnapshot; readonly settleMs: number }
