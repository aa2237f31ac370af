import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Component } from './component.js';
import { findJava } from './kafka/java.js';
import { findKafkaJars } from './kafka/jars.js';
import { kafkaLaunch, newClusterId } from './kafka/launch.js';
import { PortBook } from './ports.js';
import { postgresAccount } from './postgres/account.js';
import { findPostgres } from './postgres/binaries.js';
import { postgresLaunch, superuserUrl } from './postgres/launch.js';
import { findTemporal, findTemporalTestServer } from './temporal/binaries.js';
import { temporalLaunch } from './temporal/launch.js';
import { provisionNamespace } from './temporal/namespace.js';
import { TemporalOperator } from './temporal/operator.js';
import { ThrowawayFolder } from './throwaway-folder.js';

export interface TestServers {
  /** What tests find their servers by. */
  environment: {
    GUITU_TEST_POSTGRES_URL: string;
    GUITU_TEST_KAFKA_BROKERS: string;
    GUITU_TEST_TEMPORAL_ADDRESS: string;
    GUITU_TEST_TEMPORAL_TEST_SERVER: string;
    GUITU_TEST_TEMPORAL_CLI: string;
  };
  /** Ends them at once and deletes their data. */
  stop(): Promise<void>;
}

/** PostgreSQL, Kafka and Temporal on free ports with empty data that nobody keeps. */
export async function startTestServers(): Promise<TestServers> {
  const throwaway = await ThrowawayFolder.make();
  const { path: folder } = throwaway;
  const begin = (component: Component): Promise<void> => throwaway.start(component);
  const stop = (): Promise<void> => throwaway.end();
  const book = new PortBook({});
  const ports = {
    postgres: await book.throwaway(),
    kafka: await book.throwaway(),
    kafkaController: await book.throwaway(),
    temporal: await book.throwaway(),
    temporalUi: await book.throwaway(),
  };
  const superuserPassword = randomBytes(12).toString('hex');

  async function postgres(): Promise<void> {
    const account = postgresAccount();
    const binaries = await findPostgres(account);
    const logFile = join(folder, 'postgres.log');
    const settings = { binaries, account, port: ports.postgres, folder, superuserPassword, logFile, throwaway: true };
    await begin(new Component(await postgresLaunch(settings)));
  }
  async function kafka(): Promise<void> {
    const [java, jars] = await Promise.all([findJava(), findKafkaJars()]);
    const place = { dataFolder: join(folder, 'kafka'), logFile: join(folder, 'kafka.log') };
    await begin(new Component(await kafkaLaunch({ java, jars, ports, clusterId: newClusterId(), ...place })));
  }
  async function temporal(): Promise<string> {
    const binaries = await findTemporal();
    const installationId = randomBytes(8).toString('hex');
    const launch = temporalLaunch({ binaries, ports, installationId, logFile: join(folder, 'temporal.log') });
    await begin(new Component(launch));
    await provisionNamespace(new TemporalOperator(binaries.cli, launch.address), installationId);
    return binaries.cli;
  }

  const outcomes = await Promise.allSettled([temporal(), findTemporalTestServer(), postgres(), kafka()]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  const [cli, testServer] = outcomes;
  if (failed || cli.status === 'rejected' || testServer.status === 'rejected') {
    await stop();
    throw failed?.status === 'rejected' ? failed.reason : new Error('A test server did not start.');
  }
  return {
    environment: {
      GUITU_TEST_POSTGRES_URL: superuserUrl(ports.postgres, superuserPassword),
      GUITU_TEST_KAFKA_BROKERS: `127.0.0.1:${ports.kafka}`,
      GUITU_TEST_TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
      GUITU_TEST_TEMPORAL_TEST_SERVER: testServer.value,
      GUITU_TEST_TEMPORAL_CLI: cli.value,
    },
    stop,
  };
}
