/** The orchestrator as data, for its own main.ts and for the host that starts several services. */
import { defineService, type ServiceDefinition } from '@guitu/platform/service/define-service';
import { AfterRestore1700000000012 } from './migrations/after-restore.migration.js';
import { PositionsOfReturn1700000000014 } from './migrations/positions-of-return.migration.js';
import { ProcessTables1700000000010 } from './migrations/process-tables.migration.js';
import { Reopening1700000000011 } from './migrations/reopening.migration.js';
import { TakingOver1700000000013 } from './migrations/taking-over.migration.js';
import { SERVED_DESKS } from '@guitu/contracts/vocabulary';
import { OrchestratorModule } from './orchestrator.module.js';
import type { TemporalConfig } from './temporal/temporal-config.js';

/** What is addressed to it, or to nobody, of all that the departments say: a type it does not know is parked where people see it. */
export const createOrchestrator = (temporal: TemporalConfig): ServiceDefinition =>
  defineService({
    name: 'orchestrator',
    source: 'process',
    title: '归途 流程 · Guitu processes',
    migrations: [ProcessTables1700000000010, Reopening1700000000011, AfterRestore1700000000012, TakingOver1700000000013, PositionsOfReturn1700000000014],
    reads: SERVED_DESKS.map((source) => ({ source, addressedTo: 'process' })),
    module: () => OrchestratorModule.for(temporal),
  });
