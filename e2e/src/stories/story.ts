/** One return of the day: how it is registered, what its people do otherwise than usual, and how it must end. */
import type { CommandKind } from '@guitu/contracts/http/command-routes';
import type { ReturnStatus } from '@guitu/contracts/status';
import type { TaskStatement } from '@guitu/contracts/task';
import type { CaseResult } from '@guitu/contracts/vocabulary';
import type { Payload } from './clerk-habits.js';

/** What somebody does with a task: the usual thing, something else, nothing yet. */
export type Choice =
  | { readonly do: 'usual' }
  | { readonly do: 'record'; readonly kind?: CommandKind; readonly payload: Payload }
  | { readonly do: 'wait' }
  /** an operator types the signal into the Temporal CLI instead of anybody recording the fact */
  | { readonly do: 'operator'; readonly signal: string; readonly payload: Payload };

export interface Story {
  readonly name: string;
  readonly policyKey: string;
  readonly lines: readonly { readonly item: string; readonly batch?: string; readonly qty: string; readonly unit: 'pcs' | 'kg' }[];
  readonly attrs: Payload;
  readonly forms: readonly string[];
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
}

export const USUAL: Choice = { do: 'usual' };
export const WAIT: Choice = { do: 'wait' };
