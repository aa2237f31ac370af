import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { parcels } from '../testbed/parcels-service.js';
import { migrateServices } from './migrate-services.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase([]);
});
afterAll(() => database.drop());

it('replicas that migrate at the same moment: each migration is run by one of them, and nobody goes on before all are done', async () => {
  const env = { GUITU_PARCELS_DATABASE_URL: database.url, GUITU_PARCELS_PORT: '0', GUITU_KAFKA_BROKERS: '127.0.0.1:9' };
  const tables = async (): Promise<unknown> => database.dataSource.query(`select to_regclass('parcel') is not null as made`);
  const seen = await Promise.all(['one', 'two', 'three'].map(async () => ({ ran: (await migrateServices([parcels], env, () => undefined))['parcels'], made: await tables() })));
  expect(seen.map(({ made }) => made)).toEqual([[{ made: true }], [{ made: true }], [{ made: true }]]);
  const ran = seen.flatMap(({ ran: names = [] }) => names);
  expect(ran).toHaveLength(new Set(ran).size);
  expect(ran.at(-1)).toBe('Parcels1700000000999');
  expect(await migrateServices([parcels], env, () => undefined)).toEqual({ parcels: [] });
});
