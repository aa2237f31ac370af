/** Records that nobody should have written: F22. */
import kafkajs from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { readRecords } from '../../invariants/read-records.js';
import { ALL_BOOKS } from '../../invariants/house.js';
import type { Rig, Scenario } from '../scenario.js';

// CommonJS whose names Node does not see
const { Kafka, logLevel } = kafkajs;
const SOON_MS = 60_000;

interface Record { readonly key: string; readonly headers: { [name: string]: string }; readonly value: Buffer }

/** Of a stream of its own each, so that what waits behind it is told apart. @param like headers of a true record of the topic */
function poison(tag: string, like: Readonly<{ [name: string]: string }>): Record[] {
  const record = (nr: number, headers: { [name: string]: string }, value: string | Buffer): Record => {
    const key = `GT01/${tag}-${nr}`;
    return { key, headers: { ...like, ce_id: `${tag}-${nr}`, ce_subject: key, guitu_seq: '1', ...headers }, value: Buffer.from(value) };
  };
  return [
    record(1, { guitu_seq: 'first' }, '{}'),
    record(2, { ce_source: 'nobody' }, '{}'),
    record(3, { guitu_incarnation: '-1' }, '{}'),
    record(4, {}, '{"factId":'),
    record(5, {}, '[1, 2, 3]'),
    record(6, {}, Buffer.alloc(900_000, 0xff)),
    record(7, {}, JSON.stringify({ factId: 7, recordedAt: 'yesterday' })),
  ];
}

/** It is kept aside with its reason, and the partition goes on. */
const unreadable: Scenario = {
  fault: 'F22', does: 'unreadable records lie among the events: wrong headers, a foreign source, broken and wrong bodies, 900 kB of nothing', short: true,
  run: async (rig) => {
    const { stage, load, excuse, draw } = rig;
    const tag = `F22-${draw(1_000_000)}`;
    excuse(tag);
    const producer = new Kafka({ clientId: 'faults', brokers: [stage.parts.servers.kafka.address], logLevel: logLevel.NOTHING }).producer();
    const before = await readRecords(stage.parts.environment);
    let written = 0;
    await producer.connect();
    try {
      for (const topic of ['guitu.process', 'guitu.quality']) {
        const like = before.find((record) => record.topic === topic)?.headers;
        if (like === undefined) throw new Error(`nothing lies on ${topic} yet`);
        for (const { key, headers, value } of poison(`${tag}-${topic.slice(6)}`, like)) {
          await producer.send({ topic, acks: -1, messages: [{ key, headers, value }] });
          written += 1;
          await load.more(1);
        }
      }
    } finally {
      await producer.disconnect();
    }
    const kept = await keptAside(rig, tag, written);
    const lost = kept.size < written ? [`of ${written} unreadable records ${kept.size} are kept by somebody`] : [];
    return { evidence: { 'records nobody should have written': written, 'kept aside': kept.size }, findings: lost };
  },
};

/** Keys of those that some service keeps with a reason; waits until all are, or time is up. */
async function keptAside({ databases }: Rig, tag: string, all: number): Promise<Set<string>> {
  for (const deadline = Date.now() + SOON_MS; ; await pause(250)) {
    const keys = new Set<string>();
    for (const book of ALL_BOOKS) {
      const rows = await databases.rows<{ key: string }>(book, `select subject as key from parked where subject like $1 union select convert_from(key, 'UTF8') from dead_letter where convert_from(key, 'UTF8') like $1`, [`%${tag}%`]);
      for (const { key } of rows) keys.add(key);
    }
    if (keys.size >= all || Date.now() > deadline) return keys;
  }
}

export const STRANGERS: readonly Scenario[] = [unreadable];
