import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Launch, Look } from '../launch.js';
import { lockFile } from '../pins.js';
import { PortTaken } from '../problem.js';
import { withAdmin } from './admin.js';
import type { Java } from './java.js';
import type { KafkaJars } from './jars.js';
import { prepareKafka } from './prepared.js';
import { brokerJvm, kafkaProperties, type KafkaPorts } from './settings.js';

export interface KafkaSettings {
  java: Java;
  jars: KafkaJars;
  ports: KafkaPorts;
  /** 22 characters of base64url; a broker with another id is another installation's. */
  clusterId: string;
  dataFolder: string;
  logFile: string;
}

/** A new cluster id: 16 random bytes. Kafka's tools take an id that begins with a dash for an option. */
export function newClusterId(): string {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? newClusterId() : id;
}

export async function kafkaLaunch(settings: KafkaSettings): Promise<Launch> {
  const { java, jars, ports, clusterId, dataFolder } = settings;
  const log4j = lockFile('kafka-log4j2.properties');
  const prepared = await prepareKafka(java, jars, log4j);
  if (!existsSync(dataFolder)) await makeDataFolder(prepared.template, dataFolder, clusterId);
  const properties = `${dataFolder}.properties`;
  await writeFile(properties, kafkaProperties(ports, dataFolder));
  const address = `127.0.0.1:${ports.kafka}`;

  async function look(): Promise<Look> {
    const found = await withAdmin(address, (admin) => admin.describeCluster()).catch((error: Error) => error);
    if (found instanceof Error) return { ready: false, because: found.message };
    if (found.clusterId !== clusterId) {
      throw new PortTaken(`Another Kafka (cluster ${found.clusterId}) answers at ${address}; give a free port by GUITU_KAFKA_PORT.`);
    }
    // The controller answers a moment before the broker has taken its own place.
    return found.brokers.length > 0 ? { ready: true } : { ready: false, because: 'the broker is not registered yet' };
  }

  return {
    component: 'kafka',
    provider: jars.provider,
    version: jars.version,
    address,
    ports: { kafka: ports.kafka, kafkaController: ports.kafkaController },
    look,
    command: {
      file: java.file,
      args: [...brokerJvm, ...prepared.jvm, `-Dlog4j2.configurationFile=file:${log4j}`, '-cp', jars.classPath, 'kafka.Kafka', properties],
      cwd: dirname(dataFolder),
      env: process.env,
      logFile: settings.logFile,
      stopSignal: 'SIGTERM',
      stopLimitMs: 20_000,
      readyLimitMs: 90_000,
    },
  };
}

/** Formats by copying: the tool would start a JVM for two seconds to write the same files. */
async function makeDataFolder(template: string, dataFolder: string, clusterId: string): Promise<void> {
  const beside = `${dataFolder}.new`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  for (const name of await readdir(template)) await cp(join(template, name), join(beside, name), { recursive: true });
  const meta = { version: 1, 'node.id': 1, 'cluster.id': clusterId, 'directory.id': newClusterId() };
  await writeFile(join(beside, 'meta.properties'), Object.entries(meta).map(([key, value]) => `${key}=${value}\n`).join(''));
  await rename(beside, dataFolder);
}
