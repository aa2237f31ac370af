import { existsSync, realpathSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Client } from 'pg';
import type { Launch, Look } from '../launch.js';
import { PortTaken, Problem } from '../problem.js';
import { runOrThrow } from '../run-command.js';
import type { Account } from './account.js';
import type { PostgresBinaries } from './binaries.js';

export interface PostgresSettings {
  binaries: PostgresBinaries;
  account: Account | undefined;
  port: number;
  /** The cluster is made in `<folder>/postgres-<major>`. */
  folder: string;
  superuserPassword: string;
  logFile: string;
  /** Forgets on a power cut; for tests only. */
  throwaway: boolean;
}

export async function postgresLaunch(settings: PostgresSettings): Promise<Launch> {
  const { binaries, account, port } = settings;
  const dataFolder = join(settings.folder, `postgres-${binaries.major}`);
  if (!existsSync(join(dataFolder, 'PG_VERSION'))) await makeCluster(settings, dataFolder);
  const address = `127.0.0.1:${port}`;

  async function look(): Promise<Look> {
    const client = new Client({ connectionString: superuserUrl(port, settings.superuserPassword), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      const found = rows[0]?.data_directory;
      if (found !== realpathSync(dataFolder)) throw strangerAt(address, `its data lies in ${found}`);
      return { ready: true };
    } catch (error) {
      // 28P01: a server answered, but it does not know our password.
      if ((error as { code?: string }).code === '28P01') throw strangerAt(address, 'it refuses our login');
      if (error instanceof Problem) throw error;
      return { ready: false, because: (error as Error).message };
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'].flatMap((setting) => ['-c', setting]);
  return {
    component: 'postgres',
    provider: binaries.provider,
    version: binaries.version,
    address,
    ports: { postgres: port },
    look,
    command: {
      file: join(binaries.folder, 'postgres'),
      args: [
        ...['-D', dataFolder, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
        ...['-c', settings.throwaway ? 'max_connections=400' : 'max_connections=200'],
        ...(settings.throwaway ? forgetful : []),
      ],
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      uid: account?.uid,
      gid: account?.gid,
      logFile: settings.logFile,
      // Fast shutdown; SIGTERM would wait until every client has gone.
      stopSignal: 'SIGINT',
      stopLimitMs: 15_000,
      readyLimitMs: 60_000,
      startAgainWhen: /pre-existing shared memory block|lock file "postmaster.pid" already exists/,
    },
  };
}

export function superuserUrl(port: number, password: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function strangerAt(address: string, why: string): PortTaken {
  return new PortTaken(`Another PostgreSQL answers at ${address} (${why}); give a free port by GUITU_POSTGRES_PORT.`);
}

/** Made beside its place and renamed, so that an interrupted initdb is never taken for a cluster. */
async function makeCluster(settings: PostgresSettings, dataFolder: string): Promise<void> {
  const { account, binaries } = settings;
  await mkdir(dirname(dataFolder), { recursive: true });
  const other = (await readdir(dirname(dataFolder))).find((name) => /^postgres-\d+$/.test(name) && name !== basename(dataFolder));
  if (other) {
    throw new Problem(
      `${join(dirname(dataFolder), other)} holds data of another PostgreSQL than the one found (${binaries.version} in ${binaries.folder}): ` +
        'point GUITU_POSTGRES_BIN at the old version, or move the folder away to begin anew.',
    );
  }
  const beside = `${dataFolder}.new`;
  const passwordFile = `${dataFolder}.password`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { mode: 0o700 });
  await writeFile(passwordFile, settings.superuserPassword, { mode: 0o600 });
  if (account) for (const path of [beside, passwordFile]) await chown(path, account.uid, account.gid);
  try {
    await runOrThrow(
      join(binaries.folder, 'initdb'),
      ['-D', beside, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8', '--locale=C', '--no-sync'],
      { cwd: '/', env: { ...process.env, LC_ALL: 'C' }, uid: account?.uid, gid: account?.gid },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await chmod(beside, 0o700);
  await rename(beside, dataFolder);
}
