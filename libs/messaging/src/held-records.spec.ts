import { describe, expect, it } from '@jest/globals';
import type { RawRecord } from './event-record.js';
import { HeldRecords, type HeldPartition } from './held-records.js';
import { patienceFor, type Subscription } from './subscription.js';

const record = (topic: string, partition: number, offset: number): RawRecord => ({ topic, partition, offset: String(offset), key: null, headers: {}, value: null });
const held = (source: string, partition: number, ...offsets: number[]): HeldPartition => ({ source, topic: `t.${source}`, partition, records: offsets.map((offset) => record(`t.${source}`, partition, offset)) });
const LONG = 600_000;

describe('held records', () => {
  it('share one application per source, each partition in its order', async () => {
    const applied: string[][] = [];
    const records = new HeldRecords(async (partitions) => void applied.push(partitions.flatMap((one) => one.records.map(({ offset }) => `${one.source}/${one.partition}:${offset}`))));
    records.hold(held('process', 1, 4, 5), LONG);
    records.hold(held('quality', 0, 9), LONG);
    records.hold(held('process', 2, 7), LONG);
    records.hold(held('process', 1, 6), LONG);
    await records.flush();
    expect(applied).toEqual([['process/1:4', 'process/1:5', 'process/1:6', 'process/2:7'], ['quality/0:9']]);
    await records.flush();
    expect(applied).toHaveLength(2);
    records.close();
  });

  it('of a partition are its next batch’s, once', async () => {
    const applied: number[] = [];
    const records = new HeldRecords(async (partitions) => void applied.push(...partitions.map(({ partition }) => partition)));
    records.hold(held('process', 1, 4), LONG);
    records.hold(held('process', 2, 7), LONG);
    expect((await records.take('t.process', 1)).map(({ offset }) => offset)).toEqual(['4']);
    expect(await records.take('t.process', 1)).toEqual([]);
    await records.flush();
    expect(applied).toEqual([2]);
    records.close();
  });

  it('that are being applied are waited for, so that a later one never comes first', async () => {
    let done: () => void = () => undefined;
    const order: string[] = [];
    const records = new HeldRecords(async () => {
      await new Promise<void>((resolve) => (done = resolve));
      order.push('held');
    });
    records.hold(held('process', 1, 4), LONG);
    const flushing = records.flush();
    const taking = records.take('t.process', 1).then((before) => order.push(`batch with ${before.length}`));
    await Promise.resolve();
    done();
    await Promise.all([flushing, taking]);
    expect(order).toEqual(['held', 'batch with 0']);
    records.close();
  });

  it('are applied by themselves when their time has come', async () => {
    const applied = new Promise<readonly HeldPartition[]>((resolve) => {
      const records = new HeldRecords(async (partitions) => resolve(partitions));
      records.hold(held('process', 1, 4), LONG);
      records.hold(held('process', 2, 7), 1);
    });
    const keepAlive = setInterval(() => undefined, 1_000);
    expect((await applied).map(({ partition }) => partition)).toEqual([1, 2]);
    clearInterval(keepAlive);
  });
});

describe('what may wait', () => {
  const subscriptions: Subscription[] = [
    { source: 'process', only: ['status', 'task'], addressedTo: 'quality', mayWait: ({ type }) => type === 'status' },
    { source: 'process', only: ['status', 'closed'] },
  ];
  const event = (type: string, addressedTo?: string[]) => ({ source: 'process', type, addressedTo });

  it('is what nobody wants, longest; what somebody wants at once never waits', () => {
    expect(patienceFor(subscriptions, event('other'))).toBe(1_000);
    expect(patienceFor(subscriptions, event('task', ['warehouse']))).toBe(1_000);
    expect(patienceFor(subscriptions, event('task', ['quality']))).toBe(0);
    expect(patienceFor(subscriptions, event('status'))).toBe(0);
    expect(patienceFor(subscriptions.slice(0, 1), event('status'))).toBe(250);
  });
});
