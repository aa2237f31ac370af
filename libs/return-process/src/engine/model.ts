/**
 * The state of a running process, as the engine sees it: scopes with steps, tasks, clocks, anomalies. Plain JSON only, so
 * that it can be stored, compared and replayed (invariant I15). Instants are UTC milliseconds. Knows nothing of returns.
 */
import type { AnomalyKind, FactSource } from '@guitu/contracts/vocabulary';
import type { ReceivedFact } from '../received-fact.js';
import type { CalendarSpan } from '@guitu/calendar/span';

/** One signature of a chain or of several holders; `staff` names the person and whom he stood in for. */
export interface Signature { level: number; staff: string[]; at: number }

export interface StepState {
  s: 'idle' | 'open' | 'done' | 'skipped' | 'void';
  /** raised whenever a loop sends the step round again; part of the task id */
  round: number;
  openedAt?: number;
  /** a loop sent it round again at this instant: it opens no earlier */
  since?: number;
  /** the instant at which it became done or was skipped: what `after`, clocks and notices refer to */
  mark?: number;
  /** a fact of the world came before the step could open: it completes as soon as it opens */
  ahead?: number;
  /** known only from what cannot be without it (a receipt proves the arrival); its own fact may still come */
  implied?: true;
  signed?: Signature[];
  /** a date its fact promised (promisedAt): limits that run to an agreed date end then */
  promisedAt?: number;
  /** what was answered to a question; `deemed`: by silence */
  reply?: { answer: string; choice?: string; amount?: number; deemed?: true };
  /** the fact that completed it, where it may still be corrected */
  fact?: string;
  /** 验收 and 判定, which may have several facts: what each of them did, by which it can be taken back */
  told?: { fact: string; did: { [key: string]: number } }[];
}

/** What steps belong to: the case, a consignment, a portion … `parent` is where marks of the wider scope are looked up. */
export interface Scope { id: string; kind: string; parent: string | null; openedAt: number; steps: Record<string, StepState> }

/** What a step asks of one role. Id = scope/step/round/level, so it is the same in every replay. */
export interface Task {
  id: string; scope: string; step: string; round: number; level: number; role: string;
  openedAt: number; rev: number; state: 'open' | 'asked_back'; notes: string[];
}

/** A due time and why it holds; the list only grows. */
export interface Edition { dueAt: number; at: number; why: 'start' | 'extend' | 'resume' | 'agreed' | 'class' | 'policy' | 'calendar'; provisional: boolean }
export interface Breach { dueAt: number; detectedAt: number; withdrawnAt: number | null }

/** Ledger of one limit (`sla`, counts) or chase (reminds only). */
export interface Clock {
  id: string; kind: 'sla' | 'chase';
  /** key of the policy's limit; the step for a chase */
  rule: string;
  scope: string; step: string; round: number;
  /** the task a chase runs on; a limit runs on its stopping step */
  task: string | null;
  owner: string; ladder: string; budget: CalendarSpan;
  /** additions to the budget that held when it was last computed */
  adds?: CalendarSpan[];
  /** step whose fact promised the due date: a promise stands whatever the house pauses */
  agreed?: string;
  startedAt: number;
  /** start moved on by pauses: shares of the budget are counted from here */
  countedFrom: number;
  editions: Edition[];
  /** ladder passes: an extension starts the ladder anew */
  pass: number;
  /** how often each rung rang in the current pass; index = place in the ladder, one more for the reminder that never ends */
  fired: number[];
  escalations: number;
  pauses: { from: number; to: number | null }[];
  pausedBy: string[];
  extended: number;
  breaches: Breach[];
  metAt: number | null;
  state: 'running' | 'met' | 'late' | 'cancelled';
}

/** A fact that did not fit and that a person must look at. Resolved ones leave the state. */
export interface Anomaly { id: string; kind: AnomalyKind; step: string | null; scope: string; factId: string | null; count: number; raisedAt: number;
  /** where two people counted goods: what the second found more (or less) than the first, per line, in the unit's steps */
  variances?: { line: number; variance: number }[];
}

/** Facts counted of one source: all up to `upTo`, and those that came before their predecessors. */
export interface Position { upTo: number; beyond: number[] }

/** A fact whose ground is not there yet; after `until` it becomes an anomaly. */
export interface Kept { fact: ReceivedFact; until: number }

/** `flagged`: an emergency in which clocks run on; breaches inside it are marked instead (P01). */
export interface Paused { from: number; until: number; reasonCode: string; role: string; round: number; flagged?: true }

/** One clock that a person has paused; `level` is that of the task by which his head looks after it. */
export interface HeldClock { clockId: string; until: number; reasonCode: string; role: string; level: number }

/** A time of emergency (应急, S002-05); `to` null while it lasts. Breaches due inside count in no figure. */
export interface Emergency { from: number; to: number | null }

export interface ProcessState {
  /** version of the engine's meaning; a change of behaviour is a new number, not an edit */
  core: 1;
  rev: number;
  /** state time: the latest counting time applied; never runs back */
  at: number;
  scopes: Scope[];
  tasks: Task[];
  clocks: Clock[];
  anomalies: Anomaly[];
  anomalyCount: number;
  positions: { [source in FactSource]?: Position };
  kept: Kept[];
  paused: Paused | null;
  pauseCount: number;
  held?: HeldClock[];
  emergencies?: Emergency[];
  /** version of the calendar in force, once an update replaced the one pinned at the start */
  calendar?: number;
  closedAt: number | null;
}
