/** Readiness and figures of the process' own parts; database, relay and consumer are watched by the platform. */
import type { Database } from '@guitu/persistence/database';
import type { Metrics } from '@guitu/platform/observability/metrics';
import type { Readiness } from '@guitu/platform/observability/readiness';
import type { Client } from '@temporalio/client';
import { oldestUndelivered } from './bridge-in/fact-rows.js';
import { countPollers } from './temporal/poller-check.js';
import type { WorkerHost } from './temporal/worker-host.js';

/** Facts that wait longer than this to be delivered make the service not ready (s). */
const BRIDGE_LAG_LIMIT = 60;

export function watchOrchestrator(readiness: Readiness, metrics: Metrics, database: Database, worker: WorkerHost, client: Client, namespace: string): void {
  readiness.add({ name: 'worker', check: () => Promise.resolve({ ok: worker.state === 'RUNNING', detail: worker.state }) });
  readiness.add({
    name: 'pollers',
    check: async () => {
      const [{ now } = { now: new Date(0) }] = await database.query<{ now: Date }>('select clock_timestamp() as now');
      const pollers = await countPollers(client, namespace, now.getTime());
      return { ok: pollers > 0, detail: `${pollers} polling` };
    },
  });
  readiness.add({
    name: 'bridge',
    check: async () => {
      const age = await oldestUndelivered(database);
      return { ok: age < BRIDGE_LAG_LIMIT, detail: `oldest undelivered fact ${Math.round(age)} s` };
    },
  });
  const count = async (sql: string): Promise<number> => Number((await database.query<{ n: string }>(sql))[0]?.n ?? 0);
  metrics.gauge('guitu_bridge_oldest_undelivered_seconds', 'Age of the oldest fact not yet with Temporal', () => oldestUndelivered(database));
  metrics.gauge('guitu_returns_open', 'Open returns', () => count('select count(*) as n from instance where closed_at is null'));
  metrics.gauge('guitu_runs_fenced', 'Runs that wait to be adopted or ended', () => count(`select count(*) as n from fenced_record where adopted_at is null and reason <> 'recomputed'`));
}
