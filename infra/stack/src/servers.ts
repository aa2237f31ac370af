import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { givenKafka, givenPostgres, givenTemporal } from './given-servers.js';
import type { Installation } from './installation.js';
import { findJava } from './kafka/java.js';
import { findKafkaJars } from './kafka/jars.js';
import { kafkaLaunch } from './kafka/launch.js';
import type { Launch } from './launch.js';
import type { PortWish } from './ports.js';
import { postgresAccount, reachablePlace } from './postgres/account.js';
import { findPostgres } from './postgres/binaries.js';
import { postgresLaunch, superuserUrl } from './postgres/launch.js';
import { findTemporal } from './temporal/binaries.js';
import { temporalLaunch } from './temporal/launch.js';

/** A part of the stack before its ports are chosen. */
export interface Planned {
  component: string;
  wishes: Record<string, PortWish>;
  /** @param port gives the chosen port of a wish. */
  launch(port: (wish: string) => number): Promise<Launch>;
}

/** The three servers, in the order of starting; they are stopped in the reverse one. */
export function planServers(runDir: string, installation: Installation, env: NodeJS.ProcessEnv): Planned[] {
  mkdirSync(join(runDir, 'logs'), { recursive: true });
  const logFile = (component: string): string => join(runDir, 'logs', `${component}.log`);

  const postgres: Planned = {
    component: 'postgres',
    wishes: { postgres: { variable: 'GUITU_POSTGRES_PORT', preferred: 15432 } },
    async launch(port) {
      const account = postgresAccount();
      return postgresLaunch({
        binaries: await findPostgres(account, env),
        account,
        port: port('postgres'),
        // Named by the installation, so that a run folder that was deleted does not come back to data it has no password for.
        folder: reachablePlace(join(runDir, 'postgres'), account, `/var/lib/guitu/${installation.id}`),
        superuserPassword: installation.superuserPassword,
        logFile: logFile('postgres'),
        throwaway: false,
      });
    },
  };
  const kafka: Planned = {
    component: 'kafka',
    wishes: {
      kafka: { variable: 'GUITU_KAFKA_PORT', preferred: 19092 },
      kafkaController: { variable: 'GUITU_KAFKA_CONTROLLER_PORT', preferred: 19093 },
    },
    async launch(port) {
      const [java, jars] = await Promise.all([findJava(env), findKafkaJars(env)]);
      return kafkaLaunch({
        java,
        jars,
        ports: { kafka: port('kafka'), kafkaController: port('kafkaController') },
        clusterId: installation.kafkaClusterId,
        dataFolder: join(runDir, 'kafka'),
        logFile: logFile('kafka'),
      });
    },
  };
  const temporal: Planned = {
    component: 'temporal',
    wishes: {
      temporal: { variable: 'GUITU_TEMPORAL_PORT', preferred: 7233 },
      temporalUi: { variable: 'GUITU_TEMPORAL_UI_PORT', preferred: 8233 },
    },
    async launch(port) {
      return temporalLaunch({
        binaries: await findTemporal(env),
        ports: { temporal: port('temporal'), temporalUi: port('temporalUi') },
        installationId: installation.id,
        dataFolder: runDir,
        logFile: logFile('temporal'),
      });
    },
  };

  const { GUITU_POSTGRES_URL: url, GUITU_KAFKA_BROKERS: brokers, GUITU_TEMPORAL_ADDRESS: address } = env;
  return [
    url ? elsewhere('postgres', async () => givenPostgres(url)) : postgres,
    brokers ? elsewhere('kafka', async () => givenKafka(brokers)) : kafka,
    address ? elsewhere('temporal', async () => givenTemporal(address, (await findTemporal(env)).cli)) : temporal,
  ];
}

function elsewhere(component: string, launch: () => Promise<Launch>): Planned {
  return { component, wishes: {}, launch };
}

/** The login that may create databases and logins. */
export function administratorUrl(postgres: Launch, installation: Installation, env: NodeJS.ProcessEnv): string {
  return env.GUITU_POSTGRES_URL ?? superuserUrl(postgres.ports.postgres ?? 0, installation.superuserPassword);
}
