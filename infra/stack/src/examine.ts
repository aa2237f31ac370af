import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { readOwner } from './exclusive-folder.js';
import { isKafkaCached } from './kafka/jars.js';
import { findJava } from './kafka/java.js';
import { cacheDirectory, findOnPath, runDirectory } from './layout.js';
import { platform } from './pins.js';
import { isPortFree } from './ports.js';
import { fetchablePlatforms, installedFolders } from './postgres/binaries.js';
import { isSameProcess } from './process-identity.js';
import { runCommand } from './run-command.js';
import { StackRecord } from './stack-record.js';
import { isTemporalCached } from './temporal/binaries.js';

/** What was found out about the machine; sentences are made of it apart, so that they can be tested. */
export interface Examination {
  /** Undefined when fine, else the sentence. */
  java: string | undefined;
  kafkaJars: 'cached' | 'given' | 'maven' | 'repository' | 'missing';
  temporal: 'cached' | 'given' | 'pip' | 'missing';
  postgres: 'installed' | 'given' | 'fetchable' | 'missing';
  /** Fixed ports that somebody else holds, as `VARIABLE=port`. */
  takenPorts: string[];
  unwritable: string[];
  /** Bytes free where the cache lies. */
  freeBytes: number;
  /** Components that were recorded as running but are gone. */
  dead: string[];
  launcherPid: number | undefined;
}

/** Looks at the machine; changes nothing but making the cache and run folders. */
export async function examine(env: NodeJS.ProcessEnv = process.env): Promise<Examination> {
  const [cache, runDir] = [cacheDirectory(env), runDirectory(env)];
  const unwritable = await filterAsync([cache, runDir], async (folder) => !(await isWritable(folder)));
  const record = new StackRecord(runDir);
  const owner = await readOwner(join(runDir, 'launcher.lock'));
  return {
    java: await javaState(env),
    kafkaJars: kafkaState(env),
    temporal: await temporalState(env),
    postgres: postgresState(env),
    takenPorts: await takenPorts(env, record),
    unwritable,
    freeBytes: await statfs(cache).then(({ bavail, bsize }) => bavail * bsize, () => 0),
    dead: record.components.filter(({ process }) => process && !isSameProcess(process)).map(({ component }) => component),
    launcherPid: owner && isSameProcess(owner) ? owner.pid : undefined,
  };
}

function javaState(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (env.GUITU_KAFKA_BROKERS) return Promise.resolve(undefined);
  return findJava(env).then(() => undefined, (error: Error) => error.message);
}

function kafkaState(env: NodeJS.ProcessEnv): Examination['kafkaJars'] {
  if (env.GUITU_KAFKA_BROKERS) return 'given';
  if (isKafkaCached(env)) return 'cached';
  if (env.GUITU_MAVEN_REPOSITORY) return 'repository';
  return findOnPath('mvn', env) ? 'maven' : 'missing';
}

async function temporalState(env: NodeJS.ProcessEnv): Promise<Examination['temporal']> {
  if (env.GUITU_TEMPORAL_BIN) return 'given';
  if (isTemporalCached(env)) return 'cached';
  for (const module of ['pip', 'ensurepip']) {
    if ((await runCommand('python3', ['-m', module, '--version'], { env })).code === 0) return 'pip';
  }
  return 'missing';
}

function postgresState(env: NodeJS.ProcessEnv): Examination['postgres'] {
  if (env.GUITU_POSTGRES_URL || env.GUITU_POSTGRES_BIN) return 'given';
  if (installedFolders(env).length > 0) return 'installed';
  return fetchablePlatforms().includes(platform) ? 'fetchable' : 'missing';
}

/** Ports a person fixed that somebody else holds; those of our own running parts are no finding. */
async function takenPorts(env: NodeJS.ProcessEnv, record: StackRecord): Promise<string[]> {
  const own = new Set(
    record.components.flatMap(({ process, ports }) => (process && isSameProcess(process) ? Object.values(ports) : [])),
  );
  const fixed = Object.entries(env).filter(([name, value]) => /^GUITU_\w+_PORT$/.test(name) && value);
  const taken = await filterAsync(fixed, async ([, value]) => !own.has(Number(value)) && !(await isPortFree(Number(value))));
  return taken.map(([name, value]) => `${name}=${value}`);
}

function isWritable(folder: string): Promise<boolean> {
  return mkdir(folder, { recursive: true })
    .then(() => access(folder, constants.W_OK))
    .then(() => true, () => false);
}

async function filterAsync<T>(items: readonly T[], keep: (item: T) => Promise<boolean>): Promise<T[]> {
  const kept = await Promise.all(items.map(keep));
  return items.filter((_, index) => kept[index]);
}
