/** The worker that runs the returns: started behind the barrier, stopped in order, never left dead. */
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { TASK_QUEUE } from '@guitu/contracts/process-names';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { ProcessActivities } from '../workflow/activities.js';
import type { TemporalConfig } from './temporal-config.js';
import { quietRuntime } from './quiet-runtime.js';
import { wayTo } from './temporal-client.js';

/** Name of the worker deployment whose builds are versioned. */
export const DEPLOYMENT = 'guitu-rma';
/** Longest pause between two attempts to reach Temporal (ms). */
const MAX_BACKOFF = 5_000;

export interface WorkerHostOptions {
  config: TemporalConfig;
  activities: ProcessActivities;
  /** The worker polls only after this has resolved. */
  barrier: (stop: AbortSignal) => Promise<void>;
  /** The worker died: the process must not live on without it. */
  onDead: (error: unknown) => void;
  taskQueue?: string;
}

export class WorkerHost {
  private readonly logger = new Logger('Worker');
  private worker: Worker | undefined;
  private connection: NativeConnection | undefined;
  private starting: Promise<void> | undefined;
  private running: Promise<void> | undefined;
  private readonly stopped = new AbortController();

  constructor(private readonly options: WorkerHostOptions) {}

  private get stopping(): boolean {
    return this.stopped.signal.aborted;
  }

  /** RUNNING when it polls; otherwise a word for people. */
  get state(): string {
    return this.worker?.getState() ?? 'waiting';
  }

  /** Starts in the background: Temporal may come later than this service. */
  start(): void {
    this.starting ??= this.run().catch((error: unknown) => {
      if (!this.stopping) this.options.onDead(error);
    });
  }

  /** Ends what is in hand and stops polling. */
  async stop(): Promise<void> {
    this.stopped.abort();
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.running?.catch(() => undefined);
    await this.starting;
    await this.connection?.close();
  }

  private async run(): Promise<void> {
    quietRuntime();
    await this.options.barrier(this.stopped.signal);
    if (this.stopping) return;
    const connection = await this.connect();
    if (!connection || this.stopping) return;
    const { config, activities, taskQueue = TASK_QUEUE } = this.options;
    this.worker = await Worker.create({
      connection,
      namespace: config.namespace,
      taskQueue,
      activities,
      workflowBundle: { codePath: config.bundlePath },
      // Only the replay gate listens; without a listener the worker would log each call as an error.
      sinks: { replay: { commands: { fn: () => undefined, callDuringReplay: false } } },
      maxCachedWorkflows: config.cachedRuns,
      maxConcurrentActivityTaskExecutions: 16,
      maxConcurrentLocalActivityExecutions: 8,
      shutdownGraceTime: '3s',
      shutdownForceTime: '6s',
      // Returns live for weeks and must get mends: AUTO_UPGRADE. It is the worker's to say, because the server refuses the behaviour
      // from a worker that is not versioned.
      ...(config.buildId
        ? { workerDeploymentOptions: { useWorkerVersioning: true, defaultVersioningBehavior: 'AUTO_UPGRADE', version: { deploymentName: DEPLOYMENT, buildId: config.buildId } } }
        : {}),
    });
    this.running = this.worker.run();
    this.logger.log(`polls ${taskQueue}`);
    await this.running;
    if (!this.stopping) throw new Error('the worker ended by itself');
  }

  private async connect(): Promise<NativeConnection | undefined> {
    for (let failures = 0; !this.stopping; failures += 1) {
      try {
        this.connection = await NativeConnection.connect(wayTo(this.options.config));
        return this.connection;
      } catch (error) {
        if (failures % 12 === 0) this.logger.warn(`Temporal away, trying again: ${String(error)}`);
        await delay(Math.min(MAX_BACKOFF, 250 * 2 ** failures));
      }
    }
    return undefined;
  }
}
