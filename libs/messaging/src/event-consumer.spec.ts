import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDataSource } from '@guitu/persistence/data-source';
import { eventually } from '@guitu/testing/eventually';
import { FaultProxy } from '@guitu/testing/fault-proxy';
import { AssignerProtocol, PartitionAssigners, type PartitionAssigner } from 'kafkajs';
import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import { createKafka } from './kafka-client.js';
import { Positions } from './positions.js';
import { journalLag } from './read-journal.js';
import { EventStand, MAKER, Noted, Recorder } from './testbed/event-stand.js';
import { throughProxy } from './testbed/through-proxy.js';
import { createTopics, deleteTopics, PARTITIONS } from './testbed/topics.js';

let stand: EventStand;
beforeEach(async () => {
  stand = await EventStand.open();
});
afterEach(() => stand.close());

const recordMany = async (count: number) => {
  for (let n = 1; n <= count; n += 1) for (const subject of ['C/1', 'C/2']) await stand.record(subject, Noted, { n });
  // a broker that has just made a topic may refuse it for a while, and the relay tries again
  await eventually('sent', async () => (await journalLag(stand.producing.dataSource)).unsent === 0);
};
/** Records on the topic: what the relay recorded and, where a send was repeated, its repeats. */
const onTopic = async () => {
  const admin = createKafka(stand.kafka).admin();
  await admin.connect();
  const partitions = await admin.fetchTopicOffsets(stand.topic);
  await admin.disconnect();
  return partitions.reduce((sum, { high }) => sum + Number(high), 0);
};
const seqs = async (subject: string) => (await stand.applied()).filter((row) => row.subject === subject).map((row) => row.seq);
const inOrder = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
/** Everything the consuming service holds, as text. */
const contents = async () => {
  const tables = ['applied', 'position', 'parked', 'dead_letter', 'source_incarnation'];
  return Promise.all(tables.map((table) => stand.consuming.dataSource.query(`select t::text as row from ${table} t order by 1`)));
};

describe('reading', () => {
  it('from the beginning again changes nothing', async () => {
    stand.relay().start();
    await recordMany(20);
    const first = stand.consumer();
    first.start();
    expect(await first.caughtUp(100_000)).toBe(true);
    const before = await contents();
    const again = stand.consumer(undefined, { groupId: `${stand.groupId}-again` });
    again.start();
    expect(await again.caughtUp(100_000)).toBe(true);
    expect(again.outcome).toMatchObject({ repeated: await onTopic(), applied: 0, parked: 0 });
    expect(await contents()).toEqual(before);
  });

  it('begins with what came before its group existed, and with what came while it was away', async () => {
    const early = stand.consumer();
    early.start();
    expect(await early.caughtUp(100_000)).toBe(true);
    await early.stop();
    stand.relay().start();
    await recordMany(3);
    const late = stand.consumer();
    late.start();
    expect(await late.caughtUp(100_000)).toBe(true);
    expect([await seqs('C/1'), await seqs('C/2')]).toEqual([inOrder(3), inOrder(3)]);
  });

  it('by two replicas applies each event once, and the other goes on when one stops', async () => {
    stand.relay().start();
    const replicas = [stand.consumer(), stand.consumer()];
    replicas.forEach((replica) => replica.start());
    await recordMany(10);
    await eventually('applied', async () => (await stand.applied()).length >= 20);
    await replicas[0]?.stop();
    await recordMany(10);
    await eventually('applied', async () => (await stand.applied()).length >= 40);
    expect([await seqs('C/1'), await seqs('C/2')]).toEqual([inOrder(20), inOrder(20)]);
  });
});

describe('records that nobody waits for', () => {
  it('come in order all the same, move the positions, and are applied when the consumer stops', async () => {
    stand.relay().start();
    const patient = stand.consumer(stand.positions(undefined, { mayWait: () => true }));
    const passing = stand.consumer(stand.positions(undefined, { only: [] }), { groupId: `${stand.groupId}-passing` });
    patient.start();
    expect(await patient.caughtUp(100_000)).toBe(true);
    await recordMany(4);
    await eventually('applied', async () => (await stand.applied()).length >= 8);
    expect([await seqs('C/1'), await seqs('C/2')]).toEqual([inOrder(4), inOrder(4)]);
    await recordMany(1);
    await eventually('read by both', async () => (await patient.lag()) === 0);
    await patient.stop();
    expect(await seqs('C/2')).toEqual(inOrder(5));
    await stand.consuming.dataSource.query('delete from position');
    passing.start();
    await eventually('passed over', async () => passing.outcome.passedOver >= 10);
    expect(await stand.consuming.dataSource.query('select subject, last_seq from position order by subject')).toEqual([{ subject: 'C/1', last_seq: 5 }, { subject: 'C/2', last_seq: 5 }]);
  });
});

describe('progress', () => {
  it('is not caught up while records that stood there at the start are unread, and counts them', async () => {
    stand.relay().start();
    await recordMany(5);
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const recorder = new Recorder();
    recorder.before = () => gate;
    const consumer = stand.consumer(stand.positions(recorder));
    consumer.start();
    try {
      expect(await consumer.caughtUp(2_000)).toBe(false);
      expect(await consumer.lag()).toBe(await onTopic());
      expect(await consumer.readToEnd(300)).toBe(false);
    } finally {
      open();
    }
    expect(await consumer.caughtUp(100_000)).toBe(true);
    await recordMany(1);
    expect(await consumer.readToEnd(20_000)).toBe(true);
    expect(await seqs('C/1')).toEqual(inOrder(6));
    expect(await consumer.lag()).toBe(0);
  });
});

describe('offsets', () => {
  const committed = async () => {
    const admin = createKafka(stand.kafka).admin();
    await admin.connect();
    const [topic] = await admin.fetchOffsets({ groupId: stand.groupId, topics: [stand.topic] });
    await admin.disconnect();
    return (topic?.partitions ?? []).reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
  };

  it('may be told late: progress counts what is applied, and the stop tells the broker', async () => {
    stand.relay().start();
    await recordMany(5);
    const consumer = stand.consumer(undefined, { commitEvery: 600_000 });
    consumer.start();
    expect(await consumer.caughtUp(100_000)).toBe(true);
    await recordMany(2);
    expect(await consumer.readToEnd(20_000)).toBe(true);
    expect([await consumer.lag(), await committed()]).toEqual([0, 0]);
    await consumer.stop();
    const records = await onTopic();
    expect(records).toBeGreaterThanOrEqual(14);
    expect(await committed()).toBe(records);
  });

  it('that were never told cost a repeat and nothing else', async () => {
    stand.relay().start();
    await recordMany(5);
    const first = stand.consumer(undefined, { commitEvery: 600_000 });
    first.start();
    expect(await first.caughtUp(100_000)).toBe(true);
    const second = stand.consumer();
    second.start();
    await eventually('the group was divided and some read again', () => first.outcome.repeated + second.outcome.repeated > 0);
    await first.stop();
    await recordMany(1);
    expect(await second.readToEnd(20_000)).toBe(true);
    expect(await seqs('C/1')).toEqual(inOrder(6));
    expect(await second.lag()).toBe(0);
  });
});

/** The next fetch of any consumer fails as it does when the broker went away between two steps; resolves when it has. */
function nextFetchFails(error: Error): Promise<void> {
  const { prototype } = ConsumerGroup;
  const { fetch } = prototype;
  return new Promise((failed) => {
    prototype.fetch = () => {
      prototype.fetch = fetch;
      failed();
      return Promise.reject(error);
    };
  });
}

describe('a broker', () => {
  const noCoordinator = new Error('Failed to find group coordinator', { cause: Object.assign(new Error('Failed to find group coordinator'), { name: 'KafkaJSGroupCoordinatorNotFound' }) });

  it.each([
    ['went away between two steps', 'F4, seed 7', new Error('Broker not connected')],
    ['cannot name the coordinator of a group, its disk being full,', 'F16, seed 1', noCoordinator],
  ])('that %s ends nobody: the group is joined again (found by npm run faults, %s)', async (_what, _found, error) => {
    stand.relay().start();
    const crashes: Error[] = [];
    const consumer = stand.consumer(undefined, { onCrash: (error) => crashes.push(error) });
    consumer.start();
    await recordMany(1);
    await eventually('applied', async () => (await stand.applied()).length === 2);
    await nextFetchFails(error);
    await recordMany(1);
    await eventually('applied', async () => (await stand.applied()).length === 4);
    expect([crashes, await seqs('C/1')]).toEqual([[], inOrder(2)]);
  });
});

describe('a topic', () => {
  it('is made with 12 partitions and without an end of retention, once', async () => {
    await createTopics(stand.kafka, [stand.topic]);
    const admin = createKafka(stand.kafka).admin();
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata({ topics: [stand.topic] });
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: 2, name: stand.topic, configNames: ['retention.ms'] }] });
    await admin.disconnect();
    expect(topics[0]?.partitions).toHaveLength(PARTITIONS);
    expect(resources[0]?.configEntries[0]?.configValue).toBe('-1');
  });

  it('with another number of partitions is refused, because order would break', async () => {
    const wrong = `${stand.topicPrefix}.wrong`;
    const admin = createKafka(stand.kafka).admin();
    await admin.connect();
    await admin.createTopics({ waitForLeaders: false, topics: [{ topic: wrong, numPartitions: 3 }] });
    await admin.disconnect();
    await expect(createTopics(stand.kafka, [wrong])).rejects.toThrow('3 partitions, not 12');
    await deleteTopics(stand.kafka, [wrong]);
  });

  it.each(['while nobody reads', 'under a running consumer'])('deleted and made again %s is read from its beginning', async (how) => {
    const relay = stand.relay();
    relay.start();
    await recordMany(10);
    const crashes: Error[] = [];
    const consumer = stand.consumer(undefined, { onCrash: (error) => crashes.push(error) });
    consumer.start();
    expect(await consumer.caughtUp(100_000)).toBe(true);
    if (how === 'while nobody reads') await consumer.stop();
    await deleteTopics(stand.kafka, [stand.topic]);
    await createTopics(stand.kafka, [stand.topic]);
    await recordMany(5);
    // What a supervisor does when the process has ended.
    const restarted = how === 'while nobody reads' || crashes.length > 0 ? stand.consumer() : consumer;
    restarted.start();
    await eventually('all applied', async () => (await stand.applied()).length >= 30);
    expect([await seqs('C/1'), await seqs('C/2')]).toEqual([inOrder(15), inOrder(15)]);
  });

  it('that comes after the service is read as soon as it is there', async () => {
    await deleteTopics(stand.kafka, [stand.topic]);
    const consumer = stand.consumer();
    consumer.start();
    await createTopics(stand.kafka, [stand.topic]);
    stand.relay().start();
    await recordMany(1);
    await eventually('applied', async () => (await stand.applied()).length === 2);
  });
});

describe('when something is away', () => {
  it('waits for the database without losing its place or parking anything', async () => {
    stand.relay().start();
    const { hostname, port } = new URL(stand.consuming.url);
    const proxy = await FaultProxy.to(`${hostname}:${port}`);
    const url = Object.assign(new URL(stand.consuming.url), { port: String(proxy.port) }).href;
    const dataSource = await createDataSource({ url, migrations: [] }).initialize();
    const crashes: Error[] = [];
    const consumer = stand.consumer(new Positions(dataSource, new Recorder(), [{ source: MAKER }]), { onCrash: (error) => crashes.push(error) });
    consumer.start();
    await recordMany(2);
    await eventually('applied', async () => (await stand.applied()).length === 4);
    proxy.mode = 'refuse';
    await recordMany(2);
    await eventually('lags', async () => (await consumer.lag()) >= 4);
    proxy.mode = 'pass';
    await eventually('applied', async () => (await stand.applied()).length >= 8);
    expect([await seqs('C/1'), await seqs('C/2')]).toEqual([inOrder(4), inOrder(4)]);
    expect(crashes).toEqual([]);
    expect(await stand.consuming.dataSource.query('select 1 from parked')).toEqual([]);
    await consumer.stop();
    await dataSource.destroy();
    await proxy.close();
  });

  it('applies once when the answer to a COMMIT is lost', async () => {
    stand.relay().start();
    const { hostname, port } = new URL(stand.consuming.url);
    const proxy = await FaultProxy.to(`${hostname}:${port}`);
    const url = Object.assign(new URL(stand.consuming.url), { port: String(proxy.port) }).href;
    const dataSource = await createDataSource({ url, migrations: [], poolSize: 1 }).initialize();
    const recorder = new Recorder();
    recorder.before = ({ tx, seq, subject }) => {
      // Statements of this handler and the position's update still get their answers; the next answer is the COMMIT's.
      if (seq !== 1 || subject !== 'C/1' || proxy.repliesLost > 0) return;
      const { execute } = tx;
      tx.execute = async (sql, parameters) => {
        const changed = await execute.call(tx, sql, parameters);
        if (sql.includes('update position')) proxy.mode = 'lose-reply';
        return changed;
      };
    };
    const consumer = stand.consumer(new Positions(dataSource, recorder, [{ source: MAKER }]));
    consumer.start();
    await recordMany(2);
    await eventually('applied', async () => (await stand.applied()).length >= 4);
    await eventually('what was committed comes again', () => consumer.outcome.repeated > 0);
    await eventually('no lag', async () => (await consumer.lag()) === 0);
    expect([await seqs('C/1'), await seqs('C/2')]).toEqual([inOrder(2), inOrder(2)]);
    expect(proxy.repliesLost).toBe(1);
    await consumer.stop();
    await dataSource.destroy();
    await proxy.close();
  });

  it('survives Kafka being away for longer than kafkajs tries, and says that it is not ready', async () => {
    stand.relay().start();
    const proxy = await FaultProxy.to(stand.kafka.brokers[0] ?? '');
    const crashes: Error[] = [];
    const consumer = stand.consumer(undefined, { kafka: throughProxy(stand.kafka, proxy), onCrash: (error) => crashes.push(error) });
    consumer.start();
    await recordMany(1);
    await eventually('applied', async () => (await stand.applied()).length === 2);
    proxy.mode = 'refuse';
    await recordMany(1);
    await eventually('not ready', () => !consumer.ready);
    proxy.mode = 'pass';
    await eventually('applied', async () => (await stand.applied()).length === 4);
    expect(consumer.ready).toBe(true);
    expect(crashes).toEqual([]);
    await consumer.stop();
    await proxy.close();
  });

  it('reports a crash that kafkajs does not get over, so that the process ends instead of reading nothing', async () => {
    const named = (name: string): PartitionAssigner => (config) => ({ ...PartitionAssigners.roundRobin(config), name, protocol: ({ topics }) => ({ name, metadata: AssignerProtocol.MemberMetadata.encode({ version: 0, topics, userData: Buffer.alloc(0) }) }) });
    const stranger = createKafka(stand.kafka).consumer({ groupId: stand.groupId, partitionAssigners: [named('Stranger')] });
    const joined = new Promise((resolve) => stranger.on(stranger.events.GROUP_JOIN, resolve));
    await stranger.connect();
    await stranger.subscribe({ topic: stand.topic });
    await stranger.run({ eachBatch: async () => undefined });
    await joined;
    const crashes: Error[] = [];
    const consumer = stand.consumer(undefined, { onCrash: (error) => crashes.push(error) });
    consumer.start();
    await eventually('reported', () => crashes.length === 1);
    expect(crashes[0]).toMatchObject({ type: 'INCONSISTENT_GROUP_PROTOCOL' });
    expect(consumer.ready).toBe(false);
    await stranger.disconnect();
  });
});
