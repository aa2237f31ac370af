/** Starts and stops the process' moving parts in order: deliverer, worker behind its barrier, reconciler. */
import type { Journal } from '@guitu/messaging/journal';
import type { Database } from '@guitu/persistence/database';
import type { Metrics } from '@guitu/platform/observability/metrics';
import type { Readiness } from '@guitu/platform/observability/readiness';
import type { EventReader } from '@guitu/platform/service/event-reader';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import { CatchUp, type TopicReader } from './bridge-in/catch-up.js';
import type { DeliverFacts } from './bridge-in/deliver-facts.js';
import { readToEndActivity } from './bridge-in/read-to-end.activity.js';
import type { Reconcile } from './reconcile/reconcile.js';
import type { RecordEffects } from './record/record-effects.js';
import { recordActivity } from './record/record.activity.js';
import { DEPLOYMENT, WorkerHost } from './temporal/worker-host.js';
import { promoteBuild } from './temporal/promote-build.js';
import type { TemporalConfig } from './temporal/temporal-config.js';
import { watchOrchestrator } from './watch-orchestrator.js';

export interface ProcessParts {
  config: TemporalConfig;
  database: Database;
  journal: Journal;
  client: Client;
  reader: EventReader;
  readiness: Readiness;
  metrics: Metrics;
  recordEffects: RecordEffects;
  deliverFacts: DeliverFacts;
  reconcile: Reconcile;
}

export class ProcessRuntime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly worker: WorkerHost;
  private promoting: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(private readonly parts: ProcessParts) {
    const { config, database, reader, recordEffects } = parts;
    const topics: TopicReader = {
      caughtUp: (timeout) => reader.consumer.caughtUp(timeout),
      readToEnd: (timeout) => reader.consumer.readToEnd(timeout),
    };
    const catchUp = new CatchUp(database, topics);
    this.worker = new WorkerHost({
      config,
      activities: { ...recordActivity(recordEffects), ...readToEndActivity(catchUp) },
      barrier: (stop) => catchUp.barrier(stop),
      // Unhandled on purpose: the process ends with code 1 and its supervisor starts it again.
      onDead: (error) => void Promise.reject(error instanceof Error ? error : new Error(String(error))),
    });
  }

  onApplicationBootstrap(): void {
    const { config, database, client, readiness, metrics, deliverFacts, reconcile } = this.parts;
    watchOrchestrator(readiness, metrics, database, this.worker, client, config.namespace);
    deliverFacts.start();
    reconcile.start();
    this.worker.start();
    if (config.buildId) this.promoting = promoteBuild(client, config.namespace, DEPLOYMENT, config.buildId, () => !this.stopping);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.worker.stop();
    await Promise.all([this.parts.reconcile.stop(), this.parts.deliverFacts.stop(), this.promoting]);
    await this.parts.client.connection.close();
  }
}
