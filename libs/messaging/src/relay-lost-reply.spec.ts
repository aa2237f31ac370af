import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@guitu/testing/eventually';
import type { FaultProxy } from '@guitu/testing/fault-proxy';
import { Partitioners } from 'kafkajs';
import { createKafka } from './kafka-client.js';
import { journalLag } from './read-journal.js';
import { EventStand, Noted } from './testbed/event-stand.js';
import { throughProxy } from './testbed/through-proxy.js';

/**
 * The broker writes a batch and its answer is lost. This is the ordinary restart of a broker, and the reason why
 * kafkajs' idempotent mode is forbidden here: it gives the sequence numbers of the unanswered request to the next one,
 * which the broker then takes for a repeat and acknowledges without writing it.
 */
const ROUNDS = 8;
let stand: EventStand;
let proxy: FaultProxy;

beforeAll(async () => {
  stand = await EventStand.open();
  proxy = await stand.proxyTo(stand.kafka.brokers[0] ?? '');
});
afterAll(() => stand.close());

const seqsOf = async (subject: string) => (await stand.onTopic()).filter((record) => record.key === subject).map((record) => record.seq);

describe('the lost answer to a produce request', () => {
  it('loses nothing and swaps nothing with the relay', async () => {
    const relay = stand.relay({ kafka: throughProxy(stand.kafka, proxy) });
    relay.start();
    await stand.record('warm/1', Noted, { n: 0 });
    await eventually('warm', async () => (await journalLag(stand.producing.dataSource)).unsent === 0);
    for (let round = 0; round < ROUNDS; round += 1) {
      const lost = proxy.repliesLost;
      proxy.mode = 'lose-reply';
      const commands = [1, 2, 3].map((n) => stand.record('C/1', Noted, { n: 3 * round + n }));
      await eventually('an answer is lost', () => proxy.repliesLost > lost);
      await Promise.all(commands);
      await eventually('sent all the same', async () => (await journalLag(stand.producing.dataSource)).unsent === 0);
    }
    await relay.stop();
    const seqs = await seqsOf('C/1');
    expect(seqs.length).toBeGreaterThan(3 * ROUNDS);
    const firsts = [...new Set(seqs)];
    expect(firsts).toEqual(Array.from({ length: 3 * ROUNDS }, (_, i) => i + 1));
    const applied = stand.consumer();
    applied.start();
    await eventually('applied', async () => (await stand.applied()).filter((row) => row.subject === 'C/1').length >= 3 * ROUNDS);
    expect((await stand.applied()).filter((row) => row.subject === 'C/1').map((row) => row.seq)).toEqual(firsts);
    expect(applied.outcome.repeated).toBeGreaterThan(0);
  });

  it.each([
    { idempotent: true, lost: ROUNDS },
    { idempotent: false, lost: 0 },
  ])('control: kafkajs with idempotent: $idempotent loses $lost of its acknowledged records', async ({ idempotent, lost }) => {
    const producer = createKafka(throughProxy(stand.kafka, proxy)).producer({ idempotent, maxInFlightRequests: 1, createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    const subject = `idempotent-${idempotent}`;
    const send = (seq: number) => producer.send({ topic: stand.topic, acks: -1, messages: [{ key: subject, value: '{}', headers: { guitu_seq: String(seq) } }] });
    await send(0);
    for (let round = 0; round < ROUNDS; round += 1) {
      const repliesLost = proxy.repliesLost;
      proxy.mode = 'lose-reply';
      const both = [send(2 * round + 1), send(2 * round + 2)];
      await expect(Promise.all(both)).resolves.toHaveLength(2);
      expect(proxy.repliesLost).toBe(repliesLost + 1);
    }
    await producer.disconnect();
    const written = new Set(await seqsOf(subject));
    expect(2 * ROUNDS + 1 - written.size).toBe(lost);
  });
});
