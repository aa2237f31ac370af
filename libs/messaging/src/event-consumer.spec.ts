import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@guitu/testing/eventually';
import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import { createKafka } from './kafka-client.js';
import { EventStand, inOrder, Recorder } from './testbed/event-stand.js';

let stand: EventStand;
beforeEach(async () => {
  stand = await EventStand.open();
});
afterEach(() => stand.close());

/** Records on the topic: what the relay recorded and, where a send was repeated, its repeats. */
const onTopic = async () => {
  const admin = createKafka(stand.kafka).admin();
  await admin.connect();
  const partitions = await admin.fetchTopicOffsets(stand.topic);
  await admin.disconnect();
  return partitions.reduce((sum, { high }) => sum + Number(high), 0);
};
/** Everything the consuming service holds, as text. */
const contents = async () => {
  const tables = ['applied', 'position', 'parked', 'dead_letter', 'source_incarnation'];
  return Promise.all(tables.map((table) => stand.consuming.dataSource.query(`select t::text as row from ${table} t order by 1`)));
};

describe('reading', () => {
  it('from the beginning again changes nothing', async () => {
    stand.relay().start();
    await stand.recordMany(20);
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
    await stand.recordMany(3);
    const late = stand.consumer();
    late.start();
    expect(await late.caughtUp(100_000)).toBe(true);
    expect([await stand.seqs('C/1'), await stand.seqs('C/2')]).toEqual([inOrder(3), inOrder(3)]);
  });

  it('by two replicas applies each event once, and the other goes on when one stops', async () => {
    stand.relay().start();
    const replicas = [stand.consumer(), stand.consumer()];
    replicas.forEach((replica) => replica.start());
    await stand.recordMany(10);
    await eventually('applied', async () => (await stand.applied()).length >= 20);
    await replicas[0]?.stop();
    await stand.recordMany(10);
    await eventually('applied', async () => (await stand.applied()).length >= 40);
    expect([await stand.seqs('C/1'), await stand.seqs('C/2')]).toEqual([inOrder(20), inOrder(20)]);
  });
});

describe('records that nobody waits for', () => {
  it('come in order all the same, move the positions, and are applied when the consumer stops', async () => {
    stand.relay().start();
    const patient = stand.consumer(stand.positions(undefined, { mayWait: () => true }));
    const passing = stand.consumer(stand.positions(undefined, { only: [] }), { groupId: `${stand.groupId}-passing` });
    patient.start();
    expect(await patient.caughtUp(100_000)).toBe(true);
    await stand.recordMany(4);
    await eventually('applied', async () => (await stand.applied()).length >= 8);
    expect([await stand.seqs('C/1'), await stand.seqs('C/2')]).toEqual([inOrder(4), inOrder(4)]);
    await stand.recordMany(1);
    await eventually('read by both', async () => (await patient.lag()) === 0);
    await patient.stop();
    expect(await stand.seqs('C/2')).toEqual(inOrder(5));
    await stand.consuming.dataSource.query('delete from position');
    passing.start();
    await eventually('passed over', async () => passing.outcome.passedOver >= 10);
    expect(await stand.consuming.dataSource.query('select subject, last_seq from position order by subject')).toEqual([{ subject: 'C/1', last_seq: 5 }, { subject: 'C/2', last_seq: 5 }]);
  });
});

describe('progress', () => {
  it('is not caught up while records that stood there at the start are unread, and counts them', async () => {
    stand.relay().start();
    await stand.recordMany(5);
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const recorder = new Recorder();
    recorder.before = () => gate;
    const consumer = stand.consumer(stand.positions(recorder));
    consumer.start();
    try {
      expect(await consumer.caughtUp(2_000)).toBe(false);
      const all = await onTopic();
      await eventually('all of them unread', async () => (await consumer.lag()) === all);
      expect(await consumer.readToEnd(300)).toBe(false);
    } finally {
      open();
    }
    expect(await consumer.caughtUp(100_000)).toBe(true);
    await stand.recordMany(1);
    expect(await consumer.readToEnd(100_000)).toBe(true);
    expect(await stand.seqs('C/1')).toEqual(inOrder(6));
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
    await stand.recordMany(5);
    const consumer = stand.consumer(undefined, { commitEvery: 600_000 });
    consumer.start();
    expect(await consumer.caughtUp(100_000)).toBe(true);
    await stand.recordMany(2);
    expect(await consumer.readToEnd(100_000)).toBe(true);
    expect([await consumer.lag(), await committed()]).toEqual([0, 0]);
    await consumer.stop();
    const records = await onTopic();
    expect(records).toBeGreaterThanOrEqual(14);
    expect(await committed()).toBe(records);
  });

  it('that were never told cost a repeat and nothing else', async () => {
    stand.relay().start();
    await stand.recordMany(5);
    const first = stand.consumer(undefined, { commitEvery: 600_000 });
    first.start();
    expect(await first.caughtUp(100_000)).toBe(true);
    const second = stand.consumer();
    second.start();
    await eventually('the group was divided and some read again', () => first.outcome.repeated + second.outcome.repeated > 0);
    await first.stop();
    await stand.recordMany(1);
    expect(await second.readToEnd(100_000)).toBe(true);
    expect(await stand.seqs('C/1')).toEqual(inOrder(6));
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
    await stand.recordMany(1);
    await eventually('applied', async () => (await stand.applied()).length === 2);
    await nextFetchFails(error);
    await stand.recordMany(1);
    await eventually('applied', async () => (await stand.applied()).length === 4);
    expect([crashes, await stand.seqs('C/1')]).toEqual([[], inOrder(2)]);
  });
});
