/** A house whose PostgreSQL, Kafka and Temporal are somebody else's: everything it says to them is encrypted, and it shows who it is. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PLANT } from '@guitu/identity/demo-people';
import { createKafka, type KafkaSecurity } from '@guitu/messaging/kafka-client';
import { Component } from '@guitu/stack/component';
import { PortBook } from '@guitu/stack/ports';
import { processLaunch, serviceEnvironment } from '@guitu/stack/processes';
import { services } from '@guitu/stack/stack-names';
import { eventually } from '@guitu/testing/eventually';
import { TEST_AUTHORITY } from '@guitu/testing/test-certificates';
import pg from 'pg';
import { type Addresses, DeskApi } from '../desk-api.js';
import { personFor } from '../people.js';
import { KAFKA_LOGINS, SecuredServers } from './secured-servers.fixture.js';

let servers: SecuredServers;
let folder: string;
beforeAll(async () => {
  [servers, folder] = [await SecuredServers.start(), await mkdtemp(join(tmpdir(), 'guitu-secured-'))];
});
afterAll(async () => {
  await servers?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Groups of what the three services read, other systems' master data among it. */
const READERS = ['guitu-returns', 'guitu-orchestrator', 'guitu-returns-import', 'guitu-masterdata-import'];

describe('servers that ask for encryption and a login', () => {
  it('a return goes through them to its first task, and no session is open to read', async () => {
    const book = new PortBook({});
    const ports = Object.fromEntries(await Promise.all(services.map(async ({ name }) => [name, await book.throwaway()] as const)));
    const own = serviceEnvironment(ports as Parameters<typeof serviceEnvironment>[0]);
    const run = { returns: ports['returns'] ?? 0, masterdata: ports['masterdata'] ?? 0, orchestrator: ports['orchestrator'] ?? 0 };
    const house = new Component(processLaunch('house', run, join(folder, 'house.log'), { PATH: process.env['PATH'], ...own, ...servers.environment }));
    await house.start();
    try {
      const api = new DeskApi({ returns: own['GUITU_RETURNS_URL'] } as Addresses);
      const lines = [{ item: 'PUMP-40', batch: 'B2610', qty: '12', unit: 'pcs' as const }];
      const { status, body } = await api.register(personFor('sales'), { plantCode: DEMO_PLANT, customerCode: 'C0123', policyKey: 'headline', lines, attrs: { requestType: 'return', channel: 'direct', reason: 'defect' }, forms: [], sourceSystem: 'test', externalId: 'secured' }, 'the-secured-return');
      expect([status, body]).toEqual([201, expect.anything()]);
      const { returnNo } = body.fact;
      await eventually('its first task', async () => ((await api.tasks('returns', personFor('gm'), `returnNo=${returnNo}&state=open`)) ?? []).length > 0);
      expect(await sessions()).toEqual([{ ssl: true }]);
      await eventually('everybody who reads from Kafka', async () => {
        const there = await readers();
        return READERS.every((group) => there.has(group));
      });
    } finally {
      await house.stop();
    }
    expect(await readFile(join(folder, 'house.log'), 'utf8')).not.toContain(KAFKA_LOGINS['scram-sha-512'].password);
  });

  const reach = async (security: KafkaSecurity): Promise<string> => {
    const admin = createKafka({ brokers: [servers.brokers], clientId: 'stranger', security }).admin({ retry: { retries: 0 } });
    try {
      await admin.connect();
      return 'let in';
    } catch (error) {
      return String(error);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  };
  const ssl = { ca: TEST_AUTHORITY };

  it.each(['plain', 'scram-sha-512'] as const)('Kafka lets in who has a login by %s, and nobody with another word', async (mechanism) => {
    const sasl = { mechanism, ...KAFKA_LOGINS[mechanism] };
    expect(await reach({ ssl, sasl })).toBe('let in');
    expect(await reach({ ssl, sasl: { ...sasl, password: 'another' } })).toMatch(/SASL|uthentication/);
  });

  it('a broker whose certificate nobody told us to trust is not told the login', async () => {
    const sasl = { mechanism: 'plain', ...KAFKA_LOGINS.plain } as const;
    expect(await reach({ ssl: {}, sasl })).toMatch(/certificate/);
  });
});

/** Groups that have somebody in them. */
async function readers(): Promise<Set<string>> {
  const admin = createKafka({ brokers: [servers.brokers], clientId: 'readers', security: { ssl: { ca: TEST_AUTHORITY }, sasl: { mechanism: 'plain', ...KAFKA_LOGINS.plain } } }).admin();
  await admin.connect();
  try {
    return new Set((await admin.describeGroups(READERS)).groups.filter(({ members }) => members.length > 0).map(({ groupId }) => groupId));
  } finally {
    await admin.disconnect();
  }
}

/** How the services' sessions stand, each way once. */
async function sessions(): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: servers.superuserUrl });
  await client.connect();
  try {
    return (await client.query(`select distinct ssl from pg_stat_activity join pg_stat_ssl using (pid) where usename like 'guitu\\_%'`)).rows;
  } finally {
    await client.end();
  }
}
