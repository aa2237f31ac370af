/**
 * Temporal's full server with a PostgreSQL of its own, so that what it costs stands apart from what the services cost. The binaries
 * come from `go install go.temporal.io/server/cmd/server@…` and `…/cmd/tools/sql@…`, in one folder as temporal-server and temporal-sql-tool.
 */
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Component } from '@guitu/stack/component';
import { PortBook } from '@guitu/stack/ports';
import { postgresAccount } from '@guitu/stack/postgres/account';
import { findPostgres } from '@guitu/stack/postgres/binaries';
import { postgresLaunch, superuserUrl } from '@guitu/stack/postgres/launch';
import { findTemporal } from '@guitu/stack/temporal/binaries';
import { TemporalOperator } from '@guitu/stack/temporal/operator';
import pg from 'pg';

const run = promisify(execFile);
const PASSWORD = 'bench';
/** Fixed for the life of a store; production-like, said beside every figure. */
export const SHARDS = 16;
const PORTS = ['FRONTEND_GRPC_PORT', 'FRONTEND_HTTP_PORT', 'FRONTEND_MEMBERSHIP_PORT', 'MATCHING_GRPC_PORT', 'MATCHING_MEMBERSHIP_PORT', 'HISTORY_GRPC_PORT', 'HISTORY_MEMBERSHIP_PORT', 'WORKER_GRPC_PORT', 'WORKER_MEMBERSHIP_PORT', 'PROMETHEUS_PORT'] as const;
const STORES = [['temporal', 'temporal'], ['temporal_visibility', 'visibility']] as const;

export interface FullServer {
  readonly address: string;
  /** its processes: the server, and the PostgreSQL that is its alone */
  readonly pids: readonly number[];
  stop(): Promise<void>;
}

/** Makes the stores and starts it in a temporary folder. @param binaries folder of the two programs */
export async function startFullServer(binaries: string, say: (line: string) => void): Promise<FullServer> {
  const folder = await mkdtemp(join(tmpdir(), 'guitu-bench-temporal-'));
  await chmod(folder, 0o711);
  await mkdir(join(folder, 'logs'));
  const book = new PortBook(process.env);
  const started: Component[] = [];
  const stop = async (): Promise<void> => {
    for (const component of started.reverse()) await component.stop();
    await book.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  const start = async (component: Component): Promise<Component> => {
    started.push(component);
    await component.start();
    say(`${component.name} of the full server is ready at ${component.address}`);
    return component;
  };
  try {
    const account = postgresAccount();
    const port = await book.throwaway();
    const launch = await postgresLaunch({ binaries: await findPostgres(account), account, port, folder: join(folder, 'postgres'), superuserPassword: PASSWORD, logFile: join(folder, 'logs/postgres.log'), throwaway: false });
    const postgres = await start(new Component(launch));
    await makeStores(binaries, port);
    const server = await start(await serverOn(binaries, folder, port, book));
    return { address: server.address, pids: [server, postgres].flatMap(({ identity }) => identity?.pid ?? []), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeStores(binaries: string, port: number): Promise<void> {
  const admin = new pg.Client({ connectionString: superuserUrl(port, PASSWORD) });
  await admin.connect();
  await admin.query(`create role temporal login createdb password '${PASSWORD}'`);
  await admin.end();
  const env = { ...process.env, SQL_PLUGIN: 'postgres12', SQL_HOST: '127.0.0.1', SQL_PORT: String(port), SQL_USER: 'temporal', SQL_PASSWORD: PASSWORD };
  for (const [database, schema] of STORES) {
    for (const step of [['create-database'], ['setup-schema', '-v', '0.0'], ['update-schema', '--schema-name', `postgresql/v12/${schema}`]]) {
      await run(join(binaries, 'temporal-sql-tool'), ['--db', database, ...step], { env });
    }
  }
}

async function serverOn(binaries: string, folder: string, postgresPort: number, book: PortBook): Promise<Component> {
  const ports: Record<string, number> = {};
  for (const variable of PORTS) ports[variable] = await book.throwaway();
  const settings = join(folder, 'dynamic.yaml');
  await writeFile(settings, 'system.forceSearchAttributesCacheRefreshOnRead:\n  - value: true\n');
  const address = `127.0.0.1:${ports['FRONTEND_GRPC_PORT']}`;
  const operator = new TemporalOperator((await findTemporal()).cli, address);
  return new Component({
    component: 'temporal', provider: 'given', version: 'full', address, ports,
    look: async () => ((await operator.run('operator', 'cluster', 'health')).stdout.includes('SERVING') ? { ready: true } : { ready: false, because: 'the cluster is not serving yet' }),
    command: {
      file: join(binaries, 'temporal-server'), args: ['--allow-no-auth', 'start'], cwd: folder, logFile: join(folder, 'logs/temporal.log'),
      env: {
        ...process.env, ...Object.fromEntries(Object.entries(ports).map(([name, value]) => [name, String(value)])), PROMETHEUS_ENDPOINT: `127.0.0.1:${ports['PROMETHEUS_PORT']}`,
        DB: 'postgres12', DB_PORT: String(postgresPort), POSTGRES_SEEDS: '127.0.0.1', POSTGRES_USER: 'temporal', POSTGRES_PWD: PASSWORD, DBNAME: STORES[0][0], VISIBILITY_DBNAME: STORES[1][0],
        NUM_HISTORY_SHARDS: String(SHARDS), BIND_ON_IP: '127.0.0.1', SQL_MAX_CONNS: '20', SQL_VIS_MAX_CONNS: '5', LOG_LEVEL: 'warn', TEMPORAL_VERSION_CHECK_DISABLED: '1', DYNAMIC_CONFIG_FILE_PATH: settings,
      },
      stopSignal: 'SIGTERM', stopLimitMs: 10_000, readyLimitMs: 120_000,
    },
  });
}
