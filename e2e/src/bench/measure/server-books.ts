/** What PostgreSQL and Kafka count of themselves; the bench asks as the owner of its throw-away installation. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withAdmin } from '@guitu/stack/kafka/admin';
import { superuserUrl } from '@guitu/stack/postgres/launch';
import { topicPrefix, topics } from '@guitu/stack/stack-names';
import type { RunningStack } from '@guitu/stack/start-stack';
import pg from 'pg';
import type { Counters } from './usage.js';

/** A statement as pg_stat_statements sees it. */
export interface Statement { readonly calls: number; readonly ms: number; readonly rows: number; readonly query: string }

const READY_LIMIT_MS = 120_000;

export class ServerBooks {
  private constructor(private readonly stack: RunningStack, private readonly pool: pg.Pool, private readonly countsStatements: boolean) {}

  /** Has PostgreSQL count statements from here on, where its package brings the module; restarts it for that, so nothing is measured before. */
  static async open(stack: RunningStack): Promise<ServerBooks> {
    const postgres = stack.component('postgres');
    const pool = new pg.Pool({ connectionString: superuserUrl(postgres.launch.ports['postgres'] ?? 0, stack.installation.superuserPassword), max: 2 });
    pool.on('error', () => undefined);
    const { rowCount } = await pool.query("select from pg_available_extensions where name = 'pg_stat_statements'");
    if (rowCount === 0) return new ServerBooks(stack, pool, false);
    await pool.query("alter system set shared_preload_libraries = 'pg_stat_statements'");
    await postgres.restart();
    await pool.query('create extension if not exists pg_stat_statements');
    await untilReady(stack);
    return new ServerBooks(stack, pool, true);
  }

  async counters(): Promise<Counters> {
    const { rows: [row] } = await this.pool.query<{ commits: string; wal: string }>(
      `select (select sum(xact_commit) from pg_stat_database where datname like 'guitu%') as commits, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as wal`);
    const ends = await withAdmin(this.stack.environment['GUITU_KAFKA_BROKERS'] ?? '', (admin) => Promise.all(topics.map((topic) => admin.fetchTopicOffsets(`${topicPrefix}.${topic}`))));
    return {
      commits: Number(row?.commits), walBytes: Number(row?.wal), statements: await this.statements(),
      records: ends.flat().reduce((sum, { offset }) => sum + Number(offset), 0), recordBytes: await this.recordBytes(),
    };
  }

  /** Forgets the statements counted so far. */
  async forget(): Promise<void> {
    if (this.countsStatements) await this.pool.query('select pg_stat_statements_reset()');
  }

  /** The statements that took most of PostgreSQL's time since then. */
  async dearest(count: number): Promise<readonly Statement[]> {
    if (!this.countsStatements) return [];
    const { rows } = await this.pool.query<Statement>(
      `select sum(calls)::int as calls, sum(total_exec_time + total_plan_time)::float8 as ms, sum(rows)::float8 as rows, left(regexp_replace(query, '\\s+', ' ', 'g'), 160) as query
       from pg_stat_statements group by 4 order by 2 desc limit $1`, [count]);
    return rows;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async statements(): Promise<number> {
    if (!this.countsStatements) return Number.NaN;
    const { rows: [row] } = await this.pool.query<{ calls: string }>("select sum(calls) as calls from pg_stat_statements where dbid in (select oid from pg_database where datname like 'guitu%')");
    return Number(row?.calls);
  }

  /** Segments of the services' topics as they lie in Kafka's folder. */
  private async recordBytes(): Promise<number> {
    const folder = join(this.stack.runDir, 'kafka');
    const partitions = (await readdir(folder)).filter((name) => topics.some((topic) => name.startsWith(`${topicPrefix}.${topic}-`)));
    const sizes = await Promise.all(partitions.map(async (partition) => {
      const segments = (await readdir(join(folder, partition))).filter((name) => name.endsWith('.log'));
      return Promise.all(segments.map(async (name) => (await stat(join(folder, partition, name))).size));
    }));
    return sizes.flat().reduce((sum, size) => sum + size, 0);
  }
}

/** Every service has its database back. */
async function untilReady(stack: RunningStack): Promise<void> {
  const urls = Object.entries(stack.environment).filter(([name]) => /^GUITU_(RETURNS|WAREHOUSE|QUALITY|PRODUCTION|FINANCE|NOTIFICATIONS|MASTERDATA|ORCHESTRATOR)_URL$/.test(name)).map(([, url]) => url);
  const isReady = async (url: string): Promise<boolean> => (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(4_000) }).catch(() => undefined))?.ok === true;
  for (const deadline = Date.now() + READY_LIMIT_MS; !(await Promise.all(urls.map(isReady))).every(Boolean); await pause(200)) {
    if (Date.now() > deadline) throw new Error('the services did not come back after PostgreSQL was started again');
  }
}
