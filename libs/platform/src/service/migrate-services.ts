import { applyMigrations } from '@guitu/persistence/apply-migrations';
import { awaitDatabase } from '@guitu/persistence/await-database';
import { dataSourceOf } from './data-source-of.js';
import type { ServiceDefinition } from './define-service.js';
import { readServiceConfig } from './service-config.js';

/**
 * Brings the databases of the services to their newest schema and serves nobody: a step before the start, which nothing that
 * watches a start may cut short. Services migrate at their start too and find nothing to do then; any number may do it at once.
 * @param onWait a database does not take connections yet, and is waited for; told once
 * @returns names of the migrations that were run, by service
 * @throws Error when a service is not configured or its database stays away longer than the configuration says; migrations that were done before stay done
 */
export async function migrateServices(definitions: readonly ServiceDefinition[], env: Readonly<Record<string, string | undefined>>, onWait: (service: string, error: unknown) => void): Promise<Record<string, readonly string[]>> {
  const configs = definitions.map((definition) => ({ definition, config: readServiceConfig(definition.name, env) }));
  const done: Record<string, readonly string[]> = {};
  for (const { definition, config } of configs) {
    const dataSource = dataSourceOf(definition, config);
    await awaitDatabase(config.databaseUrl, { patience: config.databasePatience, onWait: (error) => onWait(definition.name, error) });
    await dataSource.initialize();
    try {
      done[definition.name] = await applyMigrations(dataSource);
    } finally {
      await dataSource.destroy();
    }
  }
  return done;
}
