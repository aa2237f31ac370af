/** One place a return passes: at which desk which task waits. Task ids are made from scope, step, round and level, so they are the same in every return. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { ServedDesk } from '@guitu/contracts/vocabulary';

export interface Stop { readonly desk: ServedDesk; readonly taskId: string; readonly accepts: FactKind; readonly body: unknown }
export type ReturnPath = readonly Stop[];

/** One on-time return as its people lived it. */
export interface DrivenReturn {
  readonly returnNo: string;
  /** time from sending a command to its answer */
  readonly acks: readonly { readonly kind: FactKind; readonly ms: number }[];
  /** time from an answer, and from sending its command, to the task it led to being on the next desk */
  readonly steps: readonly { readonly kind: FactKind; readonly ms: number; readonly sinceSentMs: number }[];
  /** how often somebody looked whether there is something to do */
  readonly looks: number;
}
