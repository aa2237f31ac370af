import type { EventConsumer } from '@guitu/messaging/event-consumer';
import { journalLag } from '@guitu/messaging/read-journal';
import type { Database } from '@guitu/persistence/database';
import type { INestApplicationContext } from '@nestjs/common';
import { AlarmLoop } from '../alarms/alarm-loop.js';
import { diskWatch } from '../alarms/disk-watch.js';
import { heldEventsWatch } from '../alarms/held-events-watch.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** A relay this far behind (s) is shown as not ready; people's commands are taken all the same. */
const RELAY_LAG_LIMIT = 60;

/** Readiness, figures and alarms of what every service stands on: database, relay, its place in the consumer group. */
export function watchDependencies(app: INestApplicationContext, service: string, database: Database, consumer: EventConsumer | undefined): void {
  app.get(AlarmLoop).add(diskWatch(), heldEventsWatch(database, service));
  const readiness = app.get(Readiness);
  const metrics = app.get(Metrics);
  readiness.add({ name: 'database', toAnswer: true, check: async () => ({ ok: (await database.query('select 1 as one')).length === 1 }) });
  readiness.add({
    name: 'relay',
    check: async () => {
      const { unsent, oldestSeconds } = await journalLag(database.dataSource);
      return { ok: oldestSeconds < RELAY_LAG_LIMIT, detail: `${unsent} unsent, oldest ${Math.round(oldestSeconds)} s` };
    },
  });
  metrics.gauge('guitu_journal_unsent', 'Events not yet on their topic', async () => (await journalLag(database.dataSource)).unsent);
  metrics.gauge('guitu_journal_oldest_unsent_seconds', 'Age of the oldest event not yet on its topic', async () => (await journalLag(database.dataSource)).oldestSeconds);
  const parked = async (kind: string) => Number((await database.query<{ n: string }>('select count(*) as n from parked where kind = $1', [kind]))[0]?.n ?? 0);
  metrics.gauge('guitu_events_parked_gap', 'Events waiting for an earlier one', () => parked('gap'));
  metrics.gauge('guitu_events_parked_poison', 'Events whose handler failed', () => parked('poison'));
  if (consumer === undefined) return;
  readiness.add({ name: 'consumer', check: () => Promise.resolve({ ok: consumer.ready, detail: consumer.ready ? 'partitions assigned' : 'not in its group' }) });
  metrics.gauge('guitu_consumer_lag', 'Records not yet applied or parked', () => consumer.lag());
}
