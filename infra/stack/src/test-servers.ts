import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Component } from './component.js';
import { findJava } from './kafka/java.js';
import { findKafkaJars } from './kafka/jars.js';
import { kafkaLaunch, newClusterId } from './kafka/launch.js';
import { PortBook } from './ports.js';
import { isSameProcess, startTimeOf, type ProcessIdentity } from './process-identity.js';
import { postgresAccount } from './postgres/account.js';
import { findPostgres } from './postgres/binaries.js';
import { postgresLaunch, superuserUrl } from './postgres/launch.js';
import { findTemporal, findTemporalTestServer } from './temporal/binaries.js';
import { temporalLaunch } from './temporal/launch.js';
import { provisionNamespace } from './temporal/namespace.js';
import { TemporalOperator } from './temporal/operator.js';

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

const prefix = 'guitu-test-';
const processesFile = 'processes.json';

/** Who started throw-away servers, and which; written so that a later run can end what a killed one left. */
interface ProcessList {
  owner: ProcessIdentity;
  servers: ProcessIdentity[];
}

/** Ends and deletes throw-away servers whose test run was killed. */
export async function sweepAbandoned(parent: string = tmpdir()): Promise<void> {
  for (const name of (await readdir(parent)).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(parent, name);
    const list = await readFile(join(folder, processesFile), 'utf8').then(
      (text) => JSON.parse(text) as ProcessList,
      () => undefined,
    );
    if (!list || isSameProcess(list.owner)) continue;
    for (const server of list.servers) if (isSameProcess(server)) process.kill(server.pid, 'SIGKILL');
    await removeFolder(folder);
  }
}

function removeFolder(folder: string): Promise<void> {
  // Retried: processes that were just killed may still be writing.
  return rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** PostgreSQL, Kafka and Temporal on free ports with empty data that nobody keeps. */
export async function startTestServers(): Promise<TestServers> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  // PostgreSQL may run as another user, who must be able to pass.
  await chmod(folder, 0o711);
  const started: Component[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((component) => component.kill9()));
    await removeFolder(folder);
  };
  const note = async (): Promise<void> => {
    const owner = { pid: process.pid, startTime: startTimeOf(process.pid) ?? '' };
    const servers = started.flatMap((component) => component.identity ?? []);
    await writeFile(join(folder, processesFile), JSON.stringify({ owner, servers } satisfies ProcessList));
  };
  const begin = async (component: Component): Promise<Component> => {
    started.push(component);
    await component.start();
    await note();
    return component;
  };
  await note();
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
