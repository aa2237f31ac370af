import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestChild } from '@guitu/testing/child-process';
import { eventually } from '@guitu/testing/eventually';
import { journalLag } from './read-journal.js';
import { EventStand, inOrder, Noted } from './testbed/event-stand.js';

/** Every step of sending one batch, and the moment between any two. */
const RELAY_STEPS = [
  'after:pg_try_advisory_lock',
  'before:from journal where sent_at is null',
  'after:from journal where sent_at is null',
  'before:update journal set sent_at',
  'after:update journal set sent_at',
];
/** Every step of applying one batch, and the moment between any two. */
const CONSUMER_STEPS = [
  'before:start transaction',
  'after:start transaction',
  'after:insert into position',
  'before:insert into applied',
  'after:insert into applied',
  'before:update position',
  'after:update position',
  'before:commit',
  'after:commit',
  // finds something only once a position is committed: a new one is made and locked by one statement
  'after:select subject, last_seq from position',
  'before-commit-offset',
  'after-commit-offset',
];
const SUBJECTS = ['C/1', 'C/2', 'C/3'];

const child = (file: string) => fileURLToPath(new URL(`./testbed/${file}`, import.meta.url));
let stand: EventStand;
let recorded = 0;
const recordSome = async () => {
  recorded += 2;
  for (const subject of SUBJECTS) {
    await stand.record(subject, Noted, { n: recorded - 1 });
    await stand.record(subject, Noted, { n: recorded });
  }
};
/** A group each, so that nobody waits for the session of the one killed before; the last step's group is taken over. */
const groupOf = (failpoint: string | undefined) => `${stand.groupId} ${failpoint}`;

beforeAll(async () => {
  stand = await EventStand.open();
});
afterAll(() => stand.close());

describe('kill -9', () => {
  it.each(RELAY_STEPS)('of the relay %s: the next one sends what is missing', async (failpoint) => {
    await recordSome();
    const relay = new TestChild(child('relay-child.ts'), { CHILD_DATABASE_URL: stand.producing.url, CHILD_BROKERS: stand.kafka.brokers.join(','), CHILD_FAILPOINT: failpoint });
    expect(await relay.ends()).toBe('SIGKILL');
  });

  it('leaves every event of every subject on the topic, in order, some of them twice', async () => {
    stand.relay().start();
    await eventually('all sent', async () => (await journalLag(stand.producing.dataSource)).unsent === 0);
    const records = await stand.onTopic();
    for (const subject of SUBJECTS) {
      const seqs = records.filter((record) => record.key === subject).map((record) => record.seq);
      expect([...new Set(seqs)]).toEqual(inOrder(recorded));
      expect(seqs.length).toBeGreaterThan(recorded);
    }
  });

  it.each(CONSUMER_STEPS)('of the consumer %s', async (failpoint) => {
    await recordSome();
    await stand.record(`new/${failpoint}`, Noted, { n: 1 });
    const consumer = new TestChild(child('consumer-child.ts'), {
      CHILD_DATABASE_URL: stand.consuming.url, CHILD_BROKERS: stand.kafka.brokers.join(','), CHILD_PREFIX: stand.topicPrefix, CHILD_GROUP: groupOf(failpoint), CHILD_FAILPOINT: failpoint,
    });
    expect(await consumer.ends()).toBe('SIGKILL');
  });

  it('leaves every event applied exactly once, in order, after the restart', async () => {
    const consumer = stand.consumer(undefined, { groupId: groupOf(CONSUMER_STEPS.at(-1)) });
    consumer.start();
    expect(await consumer.caughtUp()).toBe(true);
    const applied = await stand.applied();
    for (const subject of SUBJECTS) expect(applied.filter((row) => row.subject === subject).map((row) => row.seq)).toEqual(inOrder(recorded));
    for (const failpoint of CONSUMER_STEPS) expect(applied.filter((row) => row.subject === `new/${failpoint}`)).toHaveLength(1);
    expect(await stand.consuming.dataSource.query('select 1 from parked union all select 1 from dead_letter')).toEqual([]);
  });
});
