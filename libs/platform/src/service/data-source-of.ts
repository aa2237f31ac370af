import { MasterView1700000000003 } from '@guitu/masterdata-view/master-view.migration';
import { MessagingTables1700000000001 } from '@guitu/messaging/messaging-tables.migration';
import { createDataSource } from '@guitu/persistence/data-source';
import type { DataSource } from 'typeorm';
import { Idempotency1700000000002 } from '../command/idempotency.migration.js';
import type { ServiceDefinition } from './define-service.js';
import type { ServiceConfig } from './service-config.js';

/** A service's database with all its migrations, those of messaging and idempotency first; not connected yet. */
export const dataSourceOf = (definition: ServiceDefinition, config: Pick<ServiceConfig, 'databaseUrl' | 'poolSize'>): DataSource =>
  createDataSource({
    url: config.databaseUrl, applicationName: `guitu-${definition.name}`, poolSize: config.poolSize, entities: definition.entities,
    migrations: [...new Set([MessagingTables1700000000001, Idempotency1700000000002, MasterView1700000000003, ...definition.migrations])],
  });
