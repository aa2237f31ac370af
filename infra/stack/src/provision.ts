import type { Component } from './component.js';
import type { Installation } from './installation.js';
import { provisionTopics } from './kafka/topics.js';
import { databaseUrl, provisionDatabases } from './postgres/databases.js';
import { serviceVariable } from './processes.js';
import { administratorUrl } from './servers.js';
import { services, temporalNamespace, topicPrefix } from './stack-names.js';
import { findTemporal } from './temporal/binaries.js';
import { provisionNamespace } from './temporal/namespace.js';
import { TemporalOperator } from './temporal/operator.js';
import { temporalUiUrl } from './temporal/views.js';

/**
 * Databases, topics, namespace and search attributes; each that exists already is left as it is.
 * @returns the environment by which services and clients find the servers.
 */
export async function provision(
  { postgres, kafka, temporal }: { postgres: Component; kafka: Component; temporal: Component },
  installation: Installation,
  env: NodeJS.ProcessEnv,
): Promise<Record<string, string>> {
  const prefix = env.GUITU_TOPIC_PREFIX ?? topicPrefix;
  const administrator = administratorUrl(postgres.launch, installation, env);
  const { cli } = await findTemporal(env);
  await Promise.all([
    provisionDatabases(administrator, installation.passwords),
    provisionTopics(kafka.address, prefix),
    provisionNamespace(new TemporalOperator(cli, temporal.address), installation.id),
  ]);
  const { temporalUi } = temporal.launch.ports;
  return {
    GUITU_KAFKA_BROKERS: kafka.address,
    GUITU_TOPIC_PREFIX: prefix,
    GUITU_TEMPORAL_ADDRESS: temporal.address,
    GUITU_TEMPORAL_NAMESPACE: temporalNamespace,
    GUITU_TEMPORAL_CLI: cli,
    ...(temporalUi !== undefined && { GUITU_TEMPORAL_UI_URL: temporalUiUrl(temporalUi) }),
    GUITU_INTERNAL_TOKEN: env.GUITU_INTERNAL_TOKEN ?? installation.internalToken,
    ...((env.GUITU_AUTH_MODE ?? 'dev') === 'dev' && { GUITU_AUTH_DEV_KEY: env.GUITU_AUTH_DEV_KEY ?? installation.devKey }),
    ...Object.fromEntries(
      services.map(({ name, database }) => [
        serviceVariable(name, 'DATABASE_URL'),
        databaseUrl(administrator, database, installation.passwords[database] ?? ''),
      ]),
    ),
  };
}
