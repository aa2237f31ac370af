import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@guitu/testing/eventually';
import { AssignerProtocol, PartitionAssigners, type PartitionAssigner } from 'kafkajs';
import { createKafka } from './kafka-client.js';
import { Positions } from './positions.js';
import { EventStand, inOrder, MAKER, Recorder } from './testbed/event-stand.js';
import { throughProxy } from './testbed/through-proxy.js';

let stand: EventStand;
beforeEach(async () => {
  stand = await EventStand.open();
});
afterEach(() => stand.close());

describe('when something is away', () => {
  it('waits for the database without losing its place or parking anything', async () => {
    stand.relay().start();
    const { proxy, dataSource } = await stand.consumingThroughProxy();
    const crashes: Error[] = [];
    const consumer = stand.consumer(new Positions(dataSource, new Recorder(), [{ source: MAKER }]), { onCrash: (error) => crashes.push(error) });
    consumer.start();
    await stand.recordMany(2);
    await eventually('applied', async () => (await stand.applied()).length === 4);
    proxy.mode = 'refuse';
    await stand.recordMany(2);
    await eventually('lags', async () => (await consumer.lag()) >= 4);
    proxy.mode = 'pass';
    await eventually('applied', async () => (await stand.applied()).length >= 8);
    expect([await stand.seqs('C/1'), await stand.seqs('C/2')]).toEqual([inOrder(4), inOrder(4)]);
    expect(crashes).toEqual([]);
    expect(await stand.consuming.dataSource.query('select 1 from parked')).toEqual([]);
  });

  it('applies once when the answer to a COMMIT is lost', async () => {
    stand.relay().start();
    const { proxy, dataSource } = await stand.consumingThroughProxy(1);
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
    await stand.recordMany(2);
    await eventually('applied', async () => (await stand.applied()).length >= 4);
    await eventually('what was committed comes again', () => consumer.outcome.repeated > 0);
    await eventually('no lag', async () => (await consumer.lag()) === 0);
    expect([await stand.seqs('C/1'), await stand.seqs('C/2')]).toEqual([inOrder(2), inOrder(2)]);
    expect(proxy.repliesLost).toBe(1);
  });

  it('survives Kafka being away for longer than kafkajs tries, and says that it is not ready', async () => {
    stand.relay().start();
    const proxy = await stand.proxyTo(stand.kafka.brokers[0] ?? '');
    const crashes: Error[] = [];
    const consumer = stand.consumer(undefined, { kafka: throughProxy(stand.kafka, proxy), onCrash: (error) => crashes.push(error) });
    consumer.start();
    await stand.recordMany(1);
    await eventually('applied', async () => (await stand.applied()).length === 2);
    proxy.mode = 'refuse';
    await stand.recordMany(1);
    await eventually('not ready', () => !consumer.ready);
    proxy.mode = 'pass';
    await eventually('applied', async () => (await stand.applied()).length === 4);
    expect(consumer.ready).toBe(true);
    expect(crashes).toEqual([]);
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
