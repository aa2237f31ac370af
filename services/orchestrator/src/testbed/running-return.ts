/** One return on a Temporal server, driven as the departments would: tasks seen in what was recorded, facts sent as the bridge sends them. */
import { signalOf, TASK_QUEUE, workflowId } from '@guitu/contracts/process-names';
import type { Effect, ProcessEventBody, ProcessEventName } from '@guitu/contracts/events/process-events';
import type { FactBody } from '@guitu/contracts/fact';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Desk } from '@guitu/contracts/vocabulary';
import { eventually } from '@guitu/testing/eventually';
import type { ProfileRef } from '@guitu/return-process/policy/resolve';
import type { Client, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { requestHash } from '../record/revision-hash.js';
import type { ProcessActivities } from '../workflow/activities.js';
import type { ReturnRun } from '../workflow/return-run.js';
import { answerTask } from './answer-task.js';
import { COMPANY, delivered, factOf, runOf } from './return-run.js';

/** A record in memory: what was said, in order. */
export class Notebook {
  readonly effects: Effect[] = [];
  /** Times the gate to the outside was asked for. */
  asked = 0;
  private rev = 0;

  activities(): ProcessActivities {
    return {
      record: (request) => {
        for (const revision of request.revisions.filter(({ rev }) => rev > this.rev)) this.effects.push(...revision.effects);
        this.rev = Math.max(this.rev, request.snapshot.rev);
        return Promise.resolve({ rev: request.snapshot.rev, hash: requestHash(request.revisions) });
      },
      readToEnd: () => {
        this.asked += 1;
        return Promise.resolve();
      },
    };
  }

  of<N extends ProcessEventName>(event: N): ProcessEventBody<N>[] {
    return this.effects.filter((effect) => effect.event === event).map((effect) => effect.body as ProcessEventBody<N>);
  }

  openTasks(): TaskStatement[] {
    const last = new Map(this.of('task-stated').map((task) => [task.taskId, task]));
    return [...last.values()].filter((task) => task.state === 'open');
  }
}

export class RunningReturn {
  readonly notebook = new Notebook();
  private readonly seq = new Map<Desk, number>([['returns', 1]]);
  private handle: WorkflowHandleWithFirstExecutionRunId | undefined;

  private constructor(readonly env: TestWorkflowEnvironment, readonly returnNo: string) {}

  static async start(env: TestWorkflowEnvironment, returnNo: string, ref: ProfileRef, more: Partial<ReturnRun> = {}): Promise<RunningReturn> {
    const running = new RunningReturn(env, returnNo);
    const run = runOf(returnNo, ref, await env.currentTimeMs(), more);
    running.handle = await env.client.workflow.start('customerReturn', { workflowId: running.workflowId, taskQueue: TASK_QUEUE, args: [run], staticSummary: `客退 ${returnNo} · K01 · 1 项` });
    return running;
  }

  get client(): Client {
    return this.env.client;
  }
  get workflowId(): string {
    return workflowId(COMPANY, this.returnNo);
  }
  get run(): WorkflowHandleWithFirstExecutionRunId {
    if (!this.handle) throw new Error('not started');
    return this.handle;
  }
  worker(bundlePath: string, activities: ProcessActivities = this.notebook.activities()): Promise<Worker> {
    return workerOn(this.env, bundlePath, activities);
  }

  /** A fact of a desk, recorded now or at `at`. */
  async say(source: Desk, kind: FactBody['kind'], more: Partial<FactBody> = {}, at?: number): Promise<void> {
    const seq = (this.seq.get(source) ?? 0) + 1;
    this.seq.set(source, seq);
    const fact = factOf(this.returnNo, source, kind, at ?? (await this.env.currentTimeMs()), more);
    await this.run.signal(signalOf(kind), delivered(fact, source, seq));
  }

  /** The open task that accepts this kind, once it is there. */
  task(kind: FactBody['kind']): Promise<TaskStatement> {
    return eventually(`open task for ${kind} of ${this.returnNo}`, () => this.notebook.openTasks().find((task) => task.accepts === kind));
  }

  /** Its owner does what the task asks. */
  async answer(kind: FactBody['kind'], at?: number): Promise<void> {
    const task = await this.task(kind);
    await this.say(task.desk, kind, { ...answerTask(task), by: { dept: task.owner.dept, role: task.owner.role, staff: `e-${task.desk}` } }, at);
  }

  /** Answers whatever is open, oldest first, until the return has ended. Returns the kinds in the order they were done. */
  async finish(): Promise<string[]> {
    const done: string[] = [];
    const answered = new Set<string>();
    for (;;) {
      const next = await eventually(`${this.returnNo} goes on or ends; open: ${this.notebook.openTasks().map((task) => task.taskId).join(' ')}`, () => {
        if (this.notebook.of('return-closed').length > 0) return 'closed' as const;
        return this.notebook.openTasks().find((task) => !answered.has(`${task.taskId}@${task.rev}`));
      });
      if (next === 'closed') return done;
      answered.add(`${next.taskId}@${next.rev}`);
      done.push(next.accepts);
      await this.say(next.desk, next.accepts, { ...answerTask(next), by: { dept: next.owner.dept, role: next.owner.role, staff: `e-${next.desk}` } });
    }
  }
}

export function workerOn(env: TestWorkflowEnvironment, bundlePath: string, activities: ProcessActivities): Promise<Worker> {
  return Worker.create({
    connection: env.nativeConnection, namespace: env.namespace ?? 'default', taskQueue: TASK_QUEUE, workflowBundle: { codePath: bundlePath }, activities,
    sinks: { replay: { commands: { fn: () => undefined, callDuringReplay: false } } },
  });
}
