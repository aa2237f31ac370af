/** The features of the orchestrator and how they hang together. */
import { Journal } from '@guitu/messaging/journal';
import { Database } from '@guitu/persistence/database';
import { Metrics } from '@guitu/platform/observability/metrics';
import { Readiness } from '@guitu/platform/observability/readiness';
import { EventReader } from '@guitu/platform/service/event-reader';
import { Module, type DynamicModule } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { DeliverFacts } from './bridge-in/deliver-facts.js';
import { DepartmentEventsController } from './bridge-in/department-events.controller.js';
import { KeepDocument } from './bridge-in/keep-document.js';
import { ReopenReturn } from './bridge-in/reopen-return.js';
import { StartReturn } from './bridge-in/start-return.js';
import { StoreFact } from './bridge-in/store-fact.js';
import { StoreTakenOver } from './bridge-in/store-taken-over.js';
import { StrayFacts } from './bridge-in/stray-facts.js';
import { ParkedController } from './process-api/parked.controller.js';
import { PreviewDisposition } from './process-api/preview-disposition.js';
import { PreviewPolicyChange } from './process-api/preview-policy-change.js';
import { ProcessesController } from './process-api/processes.controller.js';
import { ReconciliationsController } from './process-api/reconciliations.controller.js';
import { ProcessRuntime } from './process-runtime.js';
import { CompareRuns } from './reconcile/compare-runs.js';
import { Reconcile } from './reconcile/reconcile.js';
import { RestartRun } from './reconcile/restart-run.js';
import { AdoptRun } from './record/adopt-run.js';
import { RecordEffects } from './record/record-effects.js';
import { ClientDoor } from './temporal/client-door.js';
import { ClientInspector } from './temporal/client-inspector.js';
import { connectClient } from './temporal/temporal-client.js';
import { TEMPORAL_CONFIG, type TemporalConfig } from './temporal/temporal-config.js';

@Module({})
export class OrchestratorModule {
  static for(config: TemporalConfig): DynamicModule {
    return {
      module: OrchestratorModule,
      controllers: [DepartmentEventsController, ProcessesController, ParkedController, ReconciliationsController],
      providers: [
        { provide: TEMPORAL_CONFIG, useValue: config },
        { provide: Client, useFactory: () => connectClient(config) },
        { provide: ClientDoor, useFactory: (client: Client) => new ClientDoor(client), inject: [Client] },
        { provide: ClientInspector, useFactory: (client: Client) => new ClientInspector(client), inject: [Client] },
        { provide: StartReturn, useFactory: (db: Database, door: ClientDoor) => new StartReturn(db, door, config.settleMs), inject: [Database, ClientDoor] },
        { provide: ReopenReturn, useFactory: (db: Database, start: StartReturn) => new ReopenReturn(db, start), inject: [Database, StartReturn] },
        { provide: StrayFacts, useFactory: (db: Database, journal: Journal) => new StrayFacts(db, journal), inject: [Database, Journal] },
        {
          provide: RestartRun,
          useFactory: (db: Database, inspector: ClientInspector, start: StartReturn) => new RestartRun(db, inspector, start),
          inject: [Database, ClientInspector, StartReturn],
        },
        {
          provide: DeliverFacts,
          useFactory: (db: Database, door: ClientDoor, start: StartReturn, strays: StrayFacts, reopen: ReopenReturn, restart: RestartRun) =>
            new DeliverFacts(db, door, start, strays, reopen, async (subject) => void (await restart.ifGone(subject))),
          inject: [Database, ClientDoor, StartReturn, StrayFacts, ReopenReturn, RestartRun],
        },
        { provide: StoreFact, useFactory: (deliver: DeliverFacts) => new StoreFact(deliver), inject: [DeliverFacts] },
        { provide: StoreTakenOver, useFactory: (deliver: DeliverFacts) => new StoreTakenOver(deliver), inject: [DeliverFacts] },
        { provide: KeepDocument, useFactory: (deliver: DeliverFacts) => new KeepDocument(deliver), inject: [DeliverFacts] },
        { provide: RecordEffects, useFactory: (db: Database, journal: Journal) => new RecordEffects(db, journal), inject: [Database, Journal] },
        { provide: PreviewPolicyChange, useFactory: (db: Database, start: StartReturn) => new PreviewPolicyChange(db, start), inject: [Database, StartReturn] },
        { provide: PreviewDisposition, useFactory: (db: Database, start: StartReturn) => new PreviewDisposition(db, start), inject: [Database, StartReturn] },
        { provide: AdoptRun, useFactory: (journal: Journal, record: RecordEffects) => new AdoptRun(journal, record), inject: [Journal, RecordEffects] },
        {
          provide: Reconcile,
          useFactory: (db: Database, journal: Journal, inspector: ClientInspector, restart: RestartRun, deliver: DeliverFacts) =>
            new Reconcile(db, journal, inspector, restart, deliver, new CompareRuns(db, inspector, restart, config.restoredTrust), config.reconcileMs),
          inject: [Database, Journal, ClientInspector, RestartRun, DeliverFacts],
        },
        {
          provide: ProcessRuntime,
          useFactory: (
            database: Database, journal: Journal, client: Client, reader: EventReader, readiness: Readiness, metrics: Metrics,
            recordEffects: RecordEffects, deliverFacts: DeliverFacts, reconcile: Reconcile,
          ) => new ProcessRuntime({ config, database, journal, client, reader, readiness, metrics, recordEffects, deliverFacts, reconcile }),
          inject: [Database, Journal, Client, EventReader, Readiness, Metrics, RecordEffects, DeliverFacts, Reconcile],
        },
      ],
    };
  }
}
