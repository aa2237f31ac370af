/** One return of the day: how it is registered, what its people do otherwise than usual, and how it must end. */
import type { CommandKind } from '@guitu/contracts/http/command-routes';
import type { AskedLine } from '@guitu/contracts/http/register-return';
import type { ReturnStatus } from '@guitu/contracts/status';
import type { TaskStatement } from '@guitu/contracts/task';
import type { CaseResult, ServedDesk } from '@guitu/contracts/vocabulary';
import type { Payload } from './clerk-habits.js';

/** What somebody does with a task: the usual thing, something else, nothing yet. */
export type Choice =
  | { readonly do: 'usual' }
  | { readonly do: 'record'; readonly kind?: CommandKind; readonly payload: Payload }
  /** records it once as this person, and remembers the answer under `as`, whatever it is: refusals are answers too */
  | { readonly do: 'try'; readonly as: string; readonly kind?: CommandKind; readonly payload: Payload; readonly person: string; readonly desk?: ServedDesk; /** without naming the task */ readonly loose?: true }
  /** asks something else of a service, once; `path` below the return's company, the answer remembered under `as` */
  | { readonly do: 'ask'; readonly as: string; readonly service: ServedDesk | 'notifications' | 'masterdata' | 'erp'; readonly method: 'GET' | 'POST' | 'PUT'; readonly path: string; readonly body?: Payload; readonly person: string }
  | { readonly do: 'wait' }
  /** an operator types the signal into the Temporal CLI instead of anybody recording the fact */
  | { readonly do: 'operator'; readonly signal: string; readonly payload: Payload };

/** What a service answered somebody of a story. */
export interface Answered { readonly status: number; readonly body: unknown }

export interface Story {
  readonly name: string;
  /** default: the demo company */
  readonly companyCode?: string;
  readonly policyKey: string;
  readonly lines: readonly (Pick<AskedLine, 'item' | 'qty'> & Partial<AskedLine> & { readonly unit: 'pcs' | 'kg' })[];
  /** role of who registers; default sales */
  readonly registeredBy?: string;
  readonly attrs: Payload;
  readonly forms: readonly string[];
  readonly customerCode?: string;
  /** Asked for every open task, again and again until it is gone. */
  choose(task: TaskStatement, seen: Seen): Choice;
  readonly ends: {
    readonly result: CaseResult;
    /** clocks (sla codes) that must have been breached, and no others */
    readonly breaches: readonly string[];
    /** quantity per place at the end: RESTOCK, SCRAP … as the status names them, over all lines */
    readonly goods: Readonly<Record<string, string>>;
  };
}

/** What the story's people know besides the task. */
export interface Seen {
  readonly status: ReturnStatus | null;
  /** instant at which this task was first seen by the story's people */
  readonly firstSeenAt: number;
  readonly now: number;
  /** how often this return has been offered a task of this step and round before */
  readonly done: ReadonlySet<string>;
  /** what was answered to `try` and `ask`, by their names */
  readonly answers: ReadonlyMap<string, Answered>;
}

export const USUAL: Choice = { do: 'usual' };
export const WAIT: Choice = { do: 'wait' };

/** The first of these that was not done yet; then the usual. */
export function inTurn(seen: Seen, ...choices: readonly Extract<Choice, { as: string }>[]): Choice {
  return choices.find(({ as }) => !seen.answers.has(as)) ?? USUAL;
}
