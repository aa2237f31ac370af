import { DataSource, type EntityTarget, type MigrationInterface } from 'typeorm';
import { SnakeCaseNaming } from './snake-case-naming.js';

/** A migration class, listed in code in the order of the time stamp that ends its name. */
export interface MigrationClass {
  new (): MigrationInterface;
  /** The first release that does without what it takes away; only a later one may bring it (docs/runbook.md, Upgrading). */
  readonly unusedSince?: string;
}

export interface DatabaseConfig {
  /** `postgres://login@host:port/database`; each service has its own database and login. */
  url: string;
  migrations: readonly MigrationClass[];
  entities?: readonly (abstract new (...args: never[]) => object)[];
  /** Seen in pg_stat_activity. */
  applicationName?: string;
  /** Connections in the pool; default 10. */
  poolSize?: number;
}

/** No statement, lock wait or forgotten transaction may hold a connection for ever (ms). */
const SESSION_LIMITS = { statement_timeout: 30_000, lock_timeout: 15_000, idle_in_transaction_session_timeout: 60_000 };
/** A dead database must be answered with an error soon, not with a hanging request (ms). */
const CONNECT_TIMEOUT = 5_000;

/**
 * A server that dies the moment it has let us in says so in the same breath, when neither pg's pool nor TypeORM listens: without a
 * listener the whole process would end. Whoever uses the connection next is told that it is gone.
 */
const outliveServer = (client: { on(event: 'error', listener: () => void): unknown }): void => void client.on('error', () => undefined);

/**
 * One service's PostgreSQL, not yet connected (`await dataSource.initialize()`).
 * `numeric` and `bigint` stay strings, `timestamptz` comes as Date, sessions run in UTC, names are snake_case,
 * the schema changes by migrations only.
 */
export function createDataSource(config: DatabaseConfig): DataSource {
  const limits = Object.entries(SESSION_LIMITS).map(([name, value]) => `-c ${name}=${value}`);
  return new DataSource({
    type: 'postgres',
    url: config.url,
    entities: [...(config.entities ?? [])] as EntityTarget<object>[] as never[],
    migrations: [...config.migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    logging: false,
    poolSize: config.poolSize ?? 10,
    applicationName: config.applicationName ?? 'guitu',
    extra: { connectionTimeoutMillis: CONNECT_TIMEOUT, options: ['-c timezone=UTC', ...limits].join(' '), onConnect: outliveServer },
  });
}
