import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { TestChild } from '@guitu/testing/child-process';
import { eventually } from '@guitu/testing/eventually';
import { PartitionAssigners, type Admin, type Consumer, type PartitionAssigner } from 'kafkajs';
import { CONSUMER_SETTINGS } from './event-consumer.js';
import { isGone, markedRoundRobin, markedWith, OWN, type ProcessMark } from './gone-members.js';
import { createKafka } from './kafka-client.js';
import { EventStand } from './testbed/event-stand.js';

const CHILD = fileURLToPath(new URL('./testbed/member-child.ts', import.meta.url));
/** No process has this number on any system. */
const NOBODY = 2 ** 30;

describe('who is gone', () => {
  const own: ProcessMark = { host: 'desk', pid: 7, since: 1_000 };
  const runs = (pid: number): boolean => pid === 8;
  it.each([
    ['itself is not', own, false],
    ['its number before it started was another: a container begun again', { ...own, since: 999 }, true],
    ['a process that runs is not', { ...own, pid: 8 }, false],
    ['a process that does not run is', { ...own, pid: 9 }, true],
    ['of another machine nothing is known', { ...own, host: 'dock', pid: 9 }, false],
  ])('%s', (_, mark, gone) => expect(isGone(mark, own, runs)).toBe(gone));

  it('is asked of the system', () => {
    expect([isGone({ ...OWN, pid: process.ppid }), isGone({ ...OWN, pid: NOBODY })]).toEqual([false, true]);
  });
});

describe('a group', () => {
  let stand: EventStand;
  let admin: Admin;
  const consumers: Consumer[] = [];
  const children: TestChild[] = [];
  let groups = 0;
  let groupId = '';

  const child = async (): Promise<TestChild> => {
    const one = new TestChild(CHILD, { CHILD_BROKERS: stand.kafka.brokers.join(','), CHILD_TOPIC: stand.topic, CHILD_GROUP: groupId });
    children.push(one);
    await one.prints('member');
    return one;
  };
  const join = async (assigner: PartitionAssigner = markedRoundRobin): Promise<void> => {
    const consumer = createKafka(stand.kafka).consumer({ ...CONSUMER_SETTINGS, partitionAssigners: [assigner], groupId });
    consumers.push(consumer);
    const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
    await consumer.connect();
    await consumer.subscribe({ topic: stand.topic });
    await consumer.run({ eachBatch: async () => undefined });
    await joined;
  };
  const members = async (): Promise<number> => (await admin.describeGroups([groupId])).groups.flatMap((group) => group.members).length;

  beforeAll(async () => {
    stand = await EventStand.open();
    admin = createKafka(stand.kafka).admin();
    await admin.connect();
  });
  afterEach(async () => {
    await Promise.all([...consumers.splice(0).map((one) => one.disconnect()), ...children.splice(0).map((one) => one.dispose())]);
  });
  afterAll(async () => {
    await admin.disconnect();
    await stand.close();
  });

  it('does not wait for the session of a process that was killed on this machine', async () => {
    groupId = `${stand.groupId}-${(groups += 1)}`;
    const killed = await child();
    killed.signal('SIGKILL');
    await killed.ends();
    await join();
    expect(await members()).toBe(1);
  });

  it('keeps a member whose process lives', async () => {
    groupId = `${stand.groupId}-${(groups += 1)}`;
    await child();
    await join();
    expect(await members()).toBe(2);
  });

  it('gets back a member that was taken for gone', async () => {
    groupId = `${stand.groupId}-${(groups += 1)}`;
    await join(markedWith({ ...OWN, pid: NOBODY }));
    await join();
    await eventually('both are members', async () => (await members()) === 2);
  });

  it('takes members that say nothing of themselves', async () => {
    groupId = `${stand.groupId}-${(groups += 1)}`;
    await join(PartitionAssigners.roundRobin);
    await join();
    expect(await members()).toBe(2);
  });
});
