import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@guitu/testing/eventually';
import { createKafka } from './kafka-client.js';
import { EventStand, inOrder } from './testbed/event-stand.js';
import { createTopics, deleteTopics, PARTITIONS } from './testbed/topics.js';

let stand: EventStand;
beforeEach(async () => {
  stand = await EventStand.open();
});
afterEach(() => stand.close());

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
    await stand.recordMany(10);
    const crashes: Error[] = [];
    const consumer = stand.consumer(undefined, { onCrash: (error) => crashes.push(error) });
    consumer.start();
    expect(await consumer.caughtUp(100_000)).toBe(true);
    if (how === 'while nobody reads') await consumer.stop();
    await deleteTopics(stand.kafka, [stand.topic]);
    await createTopics(stand.kafka, [stand.topic]);
    await stand.recordMany(5);
    // What a supervisor does when the process has ended.
    const restarted = how === 'while nobody reads' || crashes.length > 0 ? stand.consumer() : consumer;
    restarted.start();
    await eventually('all applied', async () => (await stand.applied()).length >= 30);
    expect([await stand.seqs('C/1'), await stand.seqs('C/2')]).toEqual([inOrder(15), inOrder(15)]);
  });

  it('that comes after the service is read as soon as it is there', async () => {
    await deleteTopics(stand.kafka, [stand.topic]);
    const consumer = stand.consumer();
    consumer.start();
    await createTopics(stand.kafka, [stand.topic]);
    stand.relay().start();
    await stand.recordMany(1);
    await eventually('applied', async () => (await stand.applied()).length === 2);
  });
});
