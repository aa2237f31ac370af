/** What one run of a return's workflow is started with, and what it leaves behind for the next. */
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { ReturnStatus } from '@guitu/contracts/status';
import type { Effect } from '@guitu/contracts/events/process-events';
import type { ReceivedFact, ReturnState } from '@guitu/return-process/return-process';
import { pack } from '@guitu/return-process/packed-state';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import type { OpenTasks } from './open-tasks.js';

/** The one argument of `customerReturn`. Policy and calendar are pinned: the run never looks them up again. */
export interface ReturnRun {
  companyCode: string;
  plantCode: string;
  returnNo: string;
  customerCode: string;
  /** Raised whenever PostgreSQL starts a return anew; a run of an older epoch may not record. */
  epoch: number;
  policy: ResolvedProfile;
  calendar: CalendarSnapshot;
  /** The version whose limits alone `policy` has taken over (换版 new_dates), if any. */
  dates?: string;
  /** Rungs that leave the house wait this long after their due instant (ms). */
  settleMs: number;
  /** 登记: the fact that opened the return. */
  register: ReceivedFact;
  /** 期初在途: what had happened before Guitu, in its order, and when it was taken over (UTC ms). */
  takenOver?: { facts: ReceivedFact[]; at: number };
  /** Present when this run goes on from an earlier one: continue-as-new, a rebuild from PostgreSQL, or a reopening. */
  carried?: Carried;
  /** 重开: `carried` is the final state of a return that had ended, and this is the word on which it goes on. */
  reopen?: ReceivedFact;
}

/** A return as far as it is recorded; plain JSON. */
export interface Snapshot {
  /** Revision of the record: one per step of the process that had effects. */
  rev: number;
  state: ReturnState;
  tasks: OpenTasks;
}

/** A snapshot as it travels in start arguments: its state packed. */
export interface Carried {
  rev: number;
  packed: Record<string, unknown>;
  tasks: OpenTasks;
}
export const carry = ({ rev, state, tasks }: Snapshot): Carried => ({ rev, packed: pack(state), tasks });

/** The effects of one step, under their revision. */
export interface Revision {
  rev: number;
  effects: Effect[];
}

/** Effects on their way to PostgreSQL, with the state after them. */
export interface RecordRequest {
  companyCode: string;
  returnNo: string;
  epoch: number;
  /** Run this one was continued from (continue-as-new), if any. */
  continuedFrom: string | null;
  /** Without a gap, oldest first. */
  revisions: Revision[];
  snapshot: Snapshot;
  status: ReturnStatus;
  /** Next instant at which a clock must be struck; null while nothing runs. */
  dueAt: number | null;
  /** Nothing is left to do: the run ends when this is recorded. */
  done: boolean;
}

/** What stands in PostgreSQL after `record`. */
export interface RecordAnswer {
  rev: number;
  /** Of the revisions asked for; the replay gate compares it with what the code computes. */
  hash: string;
  /** Other content already stands under these revisions: the run goes on from this. */
  stands?: Snapshot;
}
