import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fromCache, isCached } from '../cache.js';
import { readLockedFiles, verifyLockedFolder, type LockedFile } from '../checksums.js';
import { cacheDirectory, findOnPath } from '../layout.js';
import { lockFile, lockText, pins } from '../pins.js';
import { Problem } from '../problem.js';
import { runCommand } from '../run-command.js';

export interface KafkaJars {
  provider: string;
  version: string;
  /** Sorted: a class archive fits one order of the class path only. */
  classPath: string;
}

const entry = { name: `kafka-${pins.kafka}`, lock: lockText('kafka-jars.sha256') };
const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const fetchLimitMs = 10 * 60_000;

/** The cache, else fetched: by Maven (with the machine's own settings), or file by file from GUITU_MAVEN_REPOSITORY. */
export async function findKafkaJars(env: NodeJS.ProcessEnv = process.env): Promise<KafkaJars> {
  const provider = isKafkaCached(env) ? 'cache' : 'fetched';
  const folder = await fromCache(cacheDirectory(env), { ...entry, fill: (into) => fill(into, env) });
  const jars = (await readdir(join(folder, 'lib'))).sort();
  return { provider, version: pins.kafka, classPath: jars.map((jar) => join(folder, 'lib', jar)).join(':') };
}

export function isKafkaCached(env: NodeJS.ProcessEnv = process.env): boolean {
  return isCached(cacheDirectory(env), entry);
}

async function fill(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  console.log(`fetching Kafka ${pins.kafka} through ${env.GUITU_MAVEN_REPOSITORY ? 'GUITU_MAVEN_REPOSITORY' : 'Maven'} …`);
  const locked = await readLockedFiles(lockFile('kafka-jars.sha256'));
  const lib = join(folder, 'lib');
  await mkdir(lib);
  if (env.GUITU_MAVEN_REPOSITORY) await fetchEach(locked, env.GUITU_MAVEN_REPOSITORY, lib);
  else if (findOnPath('mvn', env)) await fetchByMaven(folder, lib, env);
  else {
    throw new Problem(
      'Maven is missing: install it (Debian: apt-get install maven), or give the address of a Maven repository by GUITU_MAVEN_REPOSITORY.',
    );
  }
  await verifyLockedFolder(lib, locked);
}

async function fetchByMaven(folder: string, lib: string, env: NodeJS.ProcessEnv): Promise<void> {
  await copyFile(lockFile('kafka-pom.xml'), join(folder, 'pom.xml'));
  const args = ['-q', '-B', '-C', '-f', 'pom.xml', copyDependencies, '-DincludeScope=runtime', `-DoutputDirectory=${lib}`];
  const result = await runCommand('mvn', args, { cwd: folder, env, limitMs: fetchLimitMs });
  if (result.code !== 0) throw new Problem(`Maven could not fetch Kafka: ${(result.stdout + result.stderr).trim().slice(-1_500)}`);
}

async function fetchEach(locked: readonly LockedFile[], repository: string, lib: string): Promise<void> {
  const base = repository.replace(/\/$/, '');
  for (const { path } of locked) {
    const answer = await fetch(`${base}/${path}`, { signal: AbortSignal.timeout(fetchLimitMs) }).catch((error: unknown) => {
      throw new Problem(`GUITU_MAVEN_REPOSITORY does not answer: ${String(error)}`);
    });
    if (!answer.ok) throw new Problem(`GUITU_MAVEN_REPOSITORY answered ${answer.status} for ${path}.`);
    await writeFile(join(lib, basename(path)), Buffer.from(await answer.arrayBuffer()));
  }
}
