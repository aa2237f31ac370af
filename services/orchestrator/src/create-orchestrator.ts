/** The orchestrator as data, for its own main.ts and for the host that starts several services. */
import { defineService, type ServiceDefinition } from '@guitu/platform/service/define-service';
import { ProcessTables1700000000010 } from './migrations/process-tables.migration.js';
import { Reopening1700000000011 } from './migrations/reopening.migration.js';
import { OrchestratorModule } from './orchestrator.module.js';
import type { TemporalConfig } from './temporal/temporal-config.js';

/** It reads everything the five departments say: a type it does not know is parked where people see it. */
export const createOrchestrator = (temporal: TemporalConfig): ServiceDefinition =>
  defineService({
    name: 'orchestrator',
    source: 'process',
    title: '归途 流程 · Guitu processes',
    migrations: [ProcessTables1700000000010, Reopening1700000000011],
    reads: [{ source: 'returns' }, { source: 'warehouse' }, { source: 'quality' }, { source: 'production' }, { source: 'finance' }],
    module: () => OrchestratorModule.for(temporal),
  });
