/** The return inside its run: the core's state, the revisions not yet recorded, and what was put in since the last record. */
import type { Effect } from '@guitu/contracts/events/process-events';
import type { ReturnStatus } from '@guitu/contracts/status';
import { unpack } from '@guitu/return-process/packed-state';
import * as core from '@guitu/return-process/return-process';
import { takeOver } from '@guitu/return-process/take-over';
import { afterEffects, type OpenTasks } from './open-tasks.js';
import type { RecordRequest, ReturnRun, Revision, Snapshot } from './return-run.js';

/** Put into the return and not yet known to be recorded: put in again if something else stands. */
type Input = { rev: number; fact: unknown } | { rev: number; effect: Effect };

export class Ledger {
  private context: core.Context;
  private state: core.ReturnState;
  private rev: number;
  private openTasks: OpenTasks;
  private unsent: Revision[] = [];
  private inputs: Input[] = [];

  constructor(private readonly run: ReturnRun) {
    this.context = core.contextOf(run.policy, run.calendar, run.settleMs, run.dates);
    if (run.carried) {
      const { rev, packed, tasks } = run.carried;
      [this.state, this.rev, this.openTasks] = [unpack<core.ReturnState>(packed), rev, tasks];
      if (run.reopen) this.keep(core.reopen(this.context, this.state, run.reopen));
      return;
    }
    const { companyCode, plantCode, returnNo, register, takenOver } = run;
    const start = { companyCode, plantCode, returnNo, register };
    const step = takenOver ? takeOver(this.context, start, takenOver.facts, takenOver.at) : core.open(this.context, start);
    [this.state, this.rev, this.openTasks] = [step.state, 0, {}];
    this.keep(step);
  }

  /** A department's fact, as the bridge delivered it; anything else becomes an anomaly in the core. */
  apply(fact: unknown, now: number): void {
    // 日历更新 and 换版 bring the document they name along; from then on the run goes by it
    const before = this.context;
    this.context = core.contextAfter(before, this.state, fact);
    this.keep(core.apply(this.context, this.state, fact, now, before));
    this.inputs.push({ rev: this.rev, fact });
  }

  /** Strikes the clocks due at `now`; without `outward` those rungs wait that reach people outside the process. */
  tick(now: number, outward: boolean): void {
    this.keep(core.tick(this.context, this.state, now, outward));
  }

  /** An effect of the shell itself: an operator's entry on its way to the owning desk. */
  say(effect: Effect): void {
    this.push([effect]);
    this.inputs.push({ rev: this.rev, effect });
  }

  get dueAt(): number | null {
    return core.dueAt(this.context, this.state);
  }
  get done(): boolean {
    return core.isDone(this.state);
  }
  get status(): ReturnStatus {
    return core.statusOf(this.context, this.state);
  }
  get tasks(): OpenTasks {
    return this.openTasks;
  }
  /** The last revision this run knows to be recorded. */
  get recordedRev(): number {
    const [oldest] = this.unsent;
    return oldest ? oldest.rev - 1 : this.rev;
  }
  get hasUnsent(): boolean {
    return this.unsent.length > 0;
  }
  /** What the run goes by now; the next run goes on with it. */
  get pinned(): core.Pins {
    const { policy, calendar, dates } = this.context;
    return { policy, calendar, ...(dates !== undefined && { dates }) };
  }
  get snapshot(): Snapshot {
    return { rev: this.rev, state: this.state, tasks: this.openTasks };
  }

  /** Everything that is not recorded yet, with the state after it; as of now, whatever is put in while it is on its way or tried again. */
  unrecorded(continuedFrom: string | null): RecordRequest {
    const { companyCode, returnNo, epoch } = this.run;
    return {
      companyCode, returnNo, epoch, continuedFrom,
      revisions: [...this.unsent], snapshot: this.snapshot, status: this.status, dueAt: this.dueAt, done: this.done,
    };
  }

  /** Revisions up to `rev` stand in PostgreSQL as they were sent. */
  confirm(rev: number): void {
    this.unsent = this.unsent.filter((revision) => revision.rev > rev);
    this.inputs = this.inputs.filter((input) => input.rev > rev);
  }

  /**
   * Other content stands under these revisions: a task of this run was done twice, and the first time got as far as
   * PostgreSQL (a worker died between the commit and its answer). What stands was said to the house, so it holds; what
   * it does not know yet is put in again.
   */
  goOnFrom(stands: Snapshot, now: number): void {
    const inputs = this.inputs;
    [this.state, this.rev, this.openTasks, this.unsent, this.inputs] = [stands.state, stands.rev, stands.tasks, [], []];
    for (const input of inputs) {
      if ('effect' in input) this.say(input.effect);
      else if (!this.knows(input.fact)) this.apply(input.fact, now);
    }
  }

  private knows(fact: unknown): boolean {
    const { source, seq } = (fact ?? {}) as { source?: unknown; seq?: unknown };
    return typeof source === 'string' && typeof seq === 'number' && core.applied(this.state, source, seq);
  }

  private keep(step: core.Step): void {
    this.state = step.state;
    if (step.effects.length > 0) this.push(step.effects);
  }

  private push(effects: Effect[]): void {
    this.rev += 1;
    this.openTasks = afterEffects(this.openTasks, effects);
    this.unsent.push({ rev: this.rev, effects });
  }
}
