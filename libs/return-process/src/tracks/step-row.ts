/** What the catalogue says of one step: everything about it in one row (process-model.md §3). */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskLine, TaskMenu, TaskStatement } from '@guitu/contracts/task';
import type { Stage } from '@guitu/contracts/vocabulary';
import type { Context, ReturnDraft } from '../context.js';
import type { Seat, StepDef } from '../engine/flow.js';
import type { Task } from '../engine/model.js';
import type { Counter, ReplyHandler } from '../asks/reply.js';
import type { StepHandler } from '../facts/outcome.js';
import type { Target } from '../facts/target.js';
import type { AskKey, Gate, Loop } from '../policy/steps.js';
import type { ResolvedProfile } from '../policy/types.js';
import type { ReturnScope, ReturnState } from '../state.js';

/** A task seen from its step. */
export interface At { ctx: Context; state: ReturnState; task: Task; scope: ReturnScope; def: StepDef }

/** One row = one step = one kind of task. */
export interface StepRow {
  readonly key: string; readonly zh: string; readonly en: string;
  readonly scope: 'case' | 'consignment' | 'portion' | 'supply' | 'anomaly';
  readonly stage: Stage;
  /** null: opened by a fact or by a bound, not by marks; a function where the policy decides the order */
  readonly after: readonly string[] | null | ((profile: ResolvedProfile) => readonly string[]);
  /** chase in working days where the policy names none (§3, last column) */
  readonly chaseDays: number;
  readonly order?: 'in_turn';
  /** goes on while the return winds down */
  readonly windsDown?: true;
  /** the fact that completes it, and what that fact does */
  readonly accepts: FactKind; readonly handle?: StepHandler;
  /** further facts that may end it */
  readonly also?: { readonly [K in FactKind]?: StepHandler };
  /** is it part of this policy at all? Default: yes */
  readonly on?: (profile: ResolvedProfile) => boolean;
  /** read once, when it could open. Default: needed whenever it is on */
  readonly need?: (draft: ReturnDraft, scope: ReturnScope) => boolean;
  /** done by itself as soon as it opens, without anybody: what it works out */
  readonly compute?: (draft: ReturnDraft, scope: ReturnScope, at: number) => void;
  /** may it open at present? Asked again until it may */
  readonly may?: (draft: ReturnDraft, scope: ReturnScope) => boolean;
  /** whom it asks: one role, several seats, or the chain of a gate */
  readonly owner?: (policy: ResolvedProfile, state: ReturnState, scope: ReturnScope) => string | null;
  readonly seats?: (draft: Pick<ReturnDraft, 'ctx' | 'state'>, scope: ReturnScope, def: StepDef) => Seat[];
  readonly gate?: Gate;
  /** steps of the same scope whose doers ask for this approval: none of them may sign it (I14) */
  readonly requestedBy?: readonly string[];
  /** what follows from its completion, whichever fact it was */
  readonly onDone?: (draft: ReturnDraft, scope: ReturnScope, at: number) => void;
  /** what follows when nobody needed it */
  readonly onSkip?: (draft: ReturnDraft, scope: ReturnScope, at: number) => void;
  /** what it means here that all have signed, or that one has refused (`how` is the chain's onReject) */
  readonly onAccept?: (draft: ReturnDraft, target: Target, at: number) => void;
  readonly onReject?: (draft: ReturnDraft, target: Target, at: number, how: 'refuse' | 'redecide') => void;
  /** onReject `previous`: steps that are done again before the gate asks anew, and the loop whose bound ends that */
  readonly previous?: { readonly steps: readonly string[]; readonly loop: Loop };
  /**
   * The customer is asked (fact 客户答复): seat, clock and the meaning of silence are those of the policy's question. Without
   * `on` and `need` it is asked where the question is; `onReply` says what an answer does, by default it completes the step.
   */
  readonly ask?: AskKey;
  readonly onReply?: ReplyHandler;
  /** remedies he may choose from when he accepts */
  readonly choices?: (at: Pick<At, 'ctx' | 'state' | 'scope' | 'def'>) => string[];
  readonly counter?: Counter;
  /** he may accept at an amount of his own */
  readonly bargains?: true;
  /** nobody waits for it longer than its time: then it is over without an answer */
  readonly lapses?: true;
  /** its fact only says something: while nothing is built on it, a corrected one may take its place (更正) */
  readonly correctable?: true;
  /** what its task offers, and the lines it is about where these are not those of its scope */
  readonly menu?: (at: At) => TaskMenu;
  readonly lines?: (at: At) => TaskLine[];
  /** what its person must know besides */
  readonly notes?: (at: At) => TaskStatement['notes'];
}
