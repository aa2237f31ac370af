import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@guitu/testing/eventually';
import { ConfigResourceTypes } from 'kafkajs';
import { Client } from 'pg';
import { withAdmin } from './kafka/admin.js';
import { provisionTopics } from './kafka/topics.js';
import { databaseUrl, provisionDatabases } from './postgres/databases.js';
import { topicPartitions, topics } from './stack-names.js';

function address(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run these tests by npm test, which starts the servers.`);
  return value;
}

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('databases', () => {
  const run = randomBytes(4).toString('hex');
  const [mine, theirs] = [`spec_${run}_mine`, `spec_${run}_theirs`];
  const passwords = { [mine]: 'one', [theirs]: "t'wo" };
  let administrator: string;
  beforeAll(async () => {
    administrator = address('GUITU_TEST_POSTGRES_URL');
    await provisionDatabases(administrator, passwords);
  });
  afterAll(async () => {
    for (const name of [mine, theirs]) {
      await ask(administrator, `drop database ${name}`);
      await ask(administrator, `drop role ${name}`);
    }
  });

  it('gives each service a database of its own in which it may make tables', async () => {
    const url = databaseUrl(administrator, mine, 'one');
    await ask(url, 'create table note (text text)');
    expect(await ask(url, 'select current_user as login, current_database() as database')).toEqual([{ login: mine, database: mine }]);
  });

  it('lets no service into the database of another', async () => {
    const url = new URL(databaseUrl(administrator, mine, 'one'));
    url.pathname = `/${theirs}`;
    await expect(ask(url.href, 'select 1')).rejects.toThrow(`permission denied for database "${theirs}"`);
  });

  it('can be repeated, and keeps what was written', async () => {
    const url = databaseUrl(administrator, theirs, "t'wo");
    await ask(url, 'create table kept (n int); insert into kept values (7)');
    await provisionDatabases(administrator, passwords);
    expect(await ask(url, 'select n from kept')).toEqual([{ n: 7 }]);
  });
});

describe('topics', () => {
  const run = randomBytes(4).toString('hex');
  // A deleted topic is seen a while longer, so each test has a prefix of its own.
  const [prefix, wrongPrefix] = [`spec${run}a`, `spec${run}b`];
  const namesOf = (own: string): string[] => topics.map((topic) => `${own}.${topic}`);
  const names = namesOf(prefix);
  let brokers: string;
  beforeAll(() => {
    brokers = address('GUITU_TEST_KAFKA_BROKERS');
  });
  afterAll(() => withAdmin(brokers, (admin) => admin.deleteTopics({ topics: [...names, ...namesOf(wrongPrefix)] }), 3));

  it('refuses one whose keys would change place', async () => {
    const [wrong = ''] = namesOf(wrongPrefix);
    await withAdmin(brokers, (admin) => admin.createTopics({ waitForLeaders: false, topics: [{ topic: wrong, numPartitions: 3 }] }), 3);
    await expect(provisionTopics(brokers, wrongPrefix)).rejects.toThrow(`Topic ${wrong} has 3 partitions, not ${topicPartitions}.`);
  });

  it('are made with twelve partitions that forget nothing under the broker’s time, and stay so when repeated', async () => {
    await provisionTopics(brokers, prefix);
    await provisionTopics(brokers, prefix);
    await withAdmin(brokers, async (admin) => {
      const { topics: found } = await admin.fetchTopicMetadata({ topics: names });
      expect(found.map((topic) => topic.partitions.length)).toEqual(names.map(() => topicPartitions));
    }, 3);
    expect(await settingsOf(names, ['retention.ms', 'message.timestamp.type'])).toEqual(names.map(() => ({ 'retention.ms': '-1', 'message.timestamp.type': 'LogAppendTime' })));
  });

  it('of an earlier release are set as they are made today, and keep what somebody set besides', async () => {
    const [first = ''] = names;
    const before = Object.entries({ 'retention.ms': '-1', 'max.message.bytes': '2000000' }).map(([name, value]) => ({ name, value }));
    await withAdmin(brokers, (admin) => admin.alterConfigs({ validateOnly: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: first, configEntries: before }] }), 3);
    await has(first, { 'retention.ms': '-1', 'max.message.bytes': '2000000', 'message.timestamp.type': 'CreateTime' });
    await provisionTopics(brokers, prefix);
    await has(first, { 'retention.ms': '-1', 'max.message.bytes': '2000000', 'message.timestamp.type': 'LogAppendTime' });
  });

  /** A broker answers by what it has heard of its controller, which takes a moment. */
  const has = (topic: string, settings: Readonly<Record<string, string>>) => eventually(`${topic} has ${JSON.stringify(settings)}`, async () => {
    const [found = {}] = await settingsOf([topic], Object.keys(settings));
    return Object.entries(settings).every(([name, value]) => found[name] === value);
  });

  async function settingsOf(of: readonly string[], configNames: string[]): Promise<Record<string, string>[]> {
    const { resources } = await withAdmin(brokers, (admin) => admin.describeConfigs({ includeSynonyms: false, resources: of.map((name) => ({ type: ConfigResourceTypes.TOPIC, name, configNames })) }), 3);
    return resources.map(({ configEntries }) => Object.fromEntries(configEntries.map(({ configName, configValue }) => [configName, configValue])));
  }
});
