import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fromCache } from '../cache.js';
import { cacheDirectory } from '../layout.js';
import { pins, platform } from '../pins.js';
import { PortBook } from '../ports.js';
import { runOrThrow } from '../run-command.js';
import { RunningProcess, logSince } from '../running-process.js';
import { withAdmin } from './admin.js';
import type { Java } from './java.js';
import type { KafkaJars } from './jars.js';
import { brokerJvm, kafkaProperties } from './settings.js';

/** What is made once per machine from the jars, so that each start takes one second instead of four. */
export interface PreparedKafka {
  /** An empty, formatted data folder; copied, then given its own cluster id. */
  template: string;
  /** JVM options that use the class archive. */
  jvm: string[];
}

export async function prepareKafka(java: Java, jars: KafkaJars, log4j: string): Promise<PreparedKafka> {
  // A class archive fits one JVM build, one class path and one set of JVM options.
  const lock = JSON.stringify([java.build, jars.classPath, brokerJvm]);
  const name = `kafka-${pins.kafka}-prepared-${platform}`;
  const folder = await fromCache(cacheDirectory(), { name, lock, fill: (into) => fill(into, java, jars, log4j) });
  const archive = join(folder, 'classes.jsa');
  // A JVM that could not write an archive still runs the broker, only slower.
  return { template: join(folder, 'template'), jvm: existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto'] : [] };
}

async function fill(folder: string, java: Java, jars: KafkaJars, log4j: string): Promise<void> {
  console.log('preparing Kafka for quick starts, once …');
  const scratch = await mkdtemp(join(tmpdir(), 'guitu-kafka-'));
  try {
    const book = new PortBook({});
    const ports = { kafka: await book.throwaway(), kafkaController: await book.throwaway() };
    const data = join(scratch, 'data');
    const properties = join(scratch, 'server.properties');
    await mkdir(data);
    await writeFile(properties, kafkaProperties(ports, data));
    const jvm = [...brokerJvm, `-Dlog4j2.configurationFile=file:${log4j}`, '-cp', jars.classPath];
    await runOrThrow(java.file, [...jvm, 'kafka.tools.StorageTool', 'format', '-t', 'Z3VpdHUtdHJhaW5pbmctMQ', '-c', properties]);
    await cp(data, join(folder, 'template'), { recursive: true });
    await recordClasses(join(folder, 'classes.jsa'), java, [...jvm, 'kafka.Kafka', properties], ports.kafka, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** One short life of a broker; on its orderly end the JVM writes down the classes it loaded. */
async function recordClasses(archive: string, java: Java, args: string[], port: number, scratch: string): Promise<void> {
  const logFile = join(scratch, 'broker.log');
  const broker = RunningProcess.start({
    file: java.file,
    args: [`-XX:ArchiveClassesAtExit=${archive}`, ...args],
    cwd: scratch,
    env: process.env,
    logFile,
    stopSignal: 'SIGTERM',
    stopLimitMs: 60_000,
    readyLimitMs: 60_000,
  });
  try {
    const deadline = Date.now() + 60_000;
    for (;;) {
      // a topic that an earlier try made does as well; kafkajs' wait for its leader gives up before the broker knows of it
      const touched = await withAdmin(`127.0.0.1:${port}`, (admin) =>
        admin.createTopics({ waitForLeaders: false, topics: [{ topic: 'training', numPartitions: 1 }] }),
      ).then(() => true, () => false);
      if (touched) return;
      if (broker.hasEnded !== undefined || Date.now() > deadline) throw new Error(`The broker did not start:\n${logSince(logFile, 0)}`);
      await pause(100);
    }
  } finally {
    await broker.stop();
  }
}
