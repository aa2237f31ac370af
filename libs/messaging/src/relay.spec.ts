import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '@guitu/persistence/data-source';
import { inTransaction } from '@guitu/persistence/transaction';
import { TestChild } from '@guitu/testing/child-process';
import { eventually } from '@guitu/testing/eventually';
import { Journal } from './journal.js';
import { journalLag } from './read-journal.js';
import type { Relay } from './relay.js';
import { RelayWake } from './relay-wake.js';
import { EventStand, MAKER, Noted } from './testbed/event-stand.js';
import { throughProxy } from './testbed/through-proxy.js';

const CHILD = fileURLToPath(new URL('./testbed/relay-child.ts', import.meta.url));
let stand: EventStand;
const relays: Relay[] = [];
const start = (options: Parameters<EventStand['relay']>[0] = {}) => {
  const relay = stand.relay(options);
  relays.push(relay);
  relay.start();
  return relay;
};
const allSent = () => eventually('everything is sent', async () => (await journalLag(stand.producing.dataSource)).unsent === 0);
/** Each record where it lies first: a batch whose acknowledgement did not come is sent again. */
const once = <T extends { key: string; seq: number }>(records: readonly T[]): T[] => [...new Map([...records].reverse().map((record) => [`${record.key}#${record.seq}`, record])).values()].reverse();
/** Longer than any test: what is sent nevertheless was sent because somebody woke the relay (ms). */
const NO_SWEEP = 600_000;
const isSent = async (n: number): Promise<void> => {
  await stand.record('time/1', Noted, { n });
  await allSent();
};

beforeAll(async () => {
  stand = await EventStand.open();
});
afterAll(() => stand.close());
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay.stop();
});

describe('sending', () => {
  it('puts each subject in order on one partition, with its envelope in the headers', async () => {
    await Promise.all(
      ['C/1', 'C/2', 'C/3'].map(async (subject) => {
        for (let n = 1; n <= 20; n += 1) await stand.record(subject, Noted, { n }, n === 1 ? { addressedTo: ['quality'] } : {});
      }),
    );
    start();
    await allSent();
    const records = once(await stand.onTopic());
    expect(records).toHaveLength(60);
    for (const subject of ['C/1', 'C/2', 'C/3']) {
      const mine = records.filter((record) => record.key === subject);
      expect(mine.map((record) => record.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
      expect(new Set(mine.map((record) => record.partition)).size).toBe(1);
      expect(mine[0]).toMatchObject({ value: '{"n":1}', headers: { ce_type: Noted.type, ce_source: MAKER, ce_subject: subject, guitu_incarnation: '1', guitu_for: 'quality', 'content-type': 'application/json' } });
      expect(mine[1]?.headers).not.toHaveProperty('guitu_for');
    }
  });

  it('sends more than a batch holds, in bytes and in rows', async () => {
    const Wide = { type: 'maker.wide.v1', schema: { parse: (value: unknown) => value as string } };
    await inTransaction(stand.producing.dataSource, async (tx) => {
      for (let n = 0; n < 12; n += 1) await stand.journal.append(tx, Wide, { subject: 'wide/1', body: 'x'.repeat(250_000) });
      for (let n = 0; n < 600; n += 1) await stand.journal.append(tx, Noted, { subject: 'many/1', body: { n } });
    });
    start();
    await allSent();
    const records = once(await stand.onTopic());
    expect(records.filter((record) => record.key === 'wide/1').map((record) => record.seq)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(records.filter((record) => record.key === 'many/1').map((record) => record.seq)).toEqual(Array.from({ length: 600 }, (_, i) => i + 1));
  });
});

describe('being woken', () => {
  it('sends at once after a commit in the same process, long before the sweep', async () => {
    start({ sweepEvery: NO_SWEEP });
    await isSent(0);
    await isSent(1);
  });

  it('sends at once after a commit in another replica, by NOTIFY', async () => {
    const leader = start({ sweepEvery: NO_SWEEP });
    await eventually('leads', () => leader.leads);
    await isSent(2);
    const replica = await createDataSource({ url: stand.producing.url, migrations: [] }).initialize();
    const journal = new Journal(stand.topic, new RelayWake(replica));
    await inTransaction(replica, (tx) => journal.append(tx, Noted, { subject: 'replica/1', body: { n: 1 } }));
    await allSent();
    await replica.destroy();
  });

  it('finds by its sweep what nobody told it', async () => {
    const leader = start();
    await eventually('leads', () => leader.leads);
    await stand.producing.dataSource.query(
      `with s as (insert into stream values ('swept/1', 1) returning seq)
       insert into journal (id, subject, seq, topic, type, body) select gen_random_uuid(), 'swept/1', seq, $1, 'maker.noted.v1', '{"n":1}' from s`,
      [stand.topic],
    );
    await allSent();
    expect((await stand.onTopic()).some((record) => record.key === 'swept/1')).toBe(true);
  });
});

describe('when Kafka is away', () => {
  it('loses nothing, keeps the order and says how far behind it is', async () => {
    const proxy = await stand.proxyTo(stand.kafka.brokers[0] ?? '');
    const relay = start({ kafka: throughProxy(stand.kafka, proxy) });
    await eventually('leads', () => relay.leads);
    proxy.mode = 'refuse';
    for (let n = 1; n <= 5; n += 1) await stand.record('away/1', Noted, { n });
    await eventually('lag is seen', async () => (await journalLag(stand.producing.dataSource)).oldestSeconds > 1);
    expect((await journalLag(stand.producing.dataSource)).unsent).toBe(5);
    proxy.mode = 'pass';
    await allSent();
    const seqs = (await stand.onTopic()).filter((record) => record.key === 'away/1').map((record) => record.seq);
    expect([...new Set(seqs)]).toEqual([1, 2, 3, 4, 5]);
    await relay.stop();
  });
});

describe('leadership', () => {
  const child = () => new TestChild(CHILD, { CHILD_DATABASE_URL: stand.producing.url, CHILD_BROKERS: stand.kafka.brokers.join(',') });

  it('has one leader of two; the other takes over when it stops', async () => {
    const first = start();
    await eventually('the first leads', () => first.leads);
    const second = start();
    await isSent(3);
    expect([first.leads, second.leads]).toEqual([true, false]);
    await first.stop();
    await eventually('the second leads', () => second.leads);
    await isSent(4);
  });

  it('passes from a killed process to the next within seconds', async () => {
    const killed = child();
    await killed.prints('leads');
    const rival = start();
    killed.signal('SIGKILL');
    await killed.ends();
    await eventually('the rival leads', () => rival.leads);
    await isSent(5);
  });

  it('is taken from a frozen process, which loses its connection; thawed, it does not lead', async () => {
    const frozen = child();
    await frozen.prints('leads');
    frozen.signal('SIGSTOP');
    const rival = start({ frozenAfter: 1_500, sweepEvery: 200 });
    await stand.record('frozen/1', Noted, { n: 1 });
    const asked = performance.now();
    await eventually('the rival leads', () => rival.leads);
    expect(performance.now() - asked).toBeGreaterThan(1_400);
    await allSent();
    frozen.signal('SIGCONT');
    for (let n = 6; n < 10; n += 1) await isSent(n);
    expect(rival.leads).toBe(true);
    await frozen.dispose();
  });

  it('is not taken from a leader that beats', async () => {
    const leader = start({ beatEvery: 100 });
    await eventually('leads', () => leader.leads);
    const rival = start({ frozenAfter: 600, sweepEvery: 100 });
    const beats = async () => Number(((await stand.producing.dataSource.query('select beats from relay_leader')) as [{ beats: string }])[0].beats);
    const atFirst = await beats();
    await eventually('twenty beats', async () => (await beats()) > atFirst + 20);
    expect([leader.leads, rival.leads]).toEqual([true, false]);
  });
});
