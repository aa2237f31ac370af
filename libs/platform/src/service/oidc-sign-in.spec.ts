/** A service whose people sign in with an identity provider of their own, and whose house says who is employed in which roles. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { houseOf, type TestPerson } from '@guitu/identity/testbed/house-of';
import { IssuerStand } from '@guitu/identity/testbed/issuer-stand';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { parcels } from '../testbed/parcels-service.js';
import { readServiceConfig } from './service-config.js';
import { startService, type RunningService } from './start-service.js';

const person = (staff: string, ...roles: string[]): TestPerson => ({ staff, roles, companyCode: 'GT01', plantCodes: ['SZ1'] });
const KEEPER = person('e-4711', 'keeper');
let people = houseOf([KEEPER, person('e-1', 'gm')]);
let issuer: IssuerStand;
let database: TestDatabase;
let service: RunningService;
beforeAll(async () => {
  [issuer, database] = await Promise.all([IssuerStand.start(), createTestDatabase([])]);
  await issuer.addKey('k1');
  const config = readServiceConfig('parcels', {
    GUITU_PARCELS_DATABASE_URL: database.url, GUITU_PARCELS_PORT: '0', GUITU_KAFKA_BROKERS: '127.0.0.1:9', GUITU_LOG_LEVEL: 'silent', GUITU_INTERNAL_TOKEN: 'a-secret-of-this-test',
    GUITU_ENVIRONMENT: 'production', GUITU_AUTH_MODE: 'oidc', GUITU_AUTH_ISSUER: issuer.url, GUITU_AUTH_CLAIMS: '{"staff":"employee_number"}',
  });
  service = await startService(parcels, config, { logger: false, people: () => people });
});
afterAll(async () => {
  await service.stop();
  await Promise.all([database.drop(), issuer.stop()]);
});

async function ask(method: 'GET' | 'POST', token: string): Promise<string> {
  const response = await fetch(`${service.url}/api/parcels/v1/parcels`, {
    method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': `key-${Math.random()}` }, ...(method === 'POST' && { body: '{"label":"A"}' }),
  });
  const body = (await response.json()) as { code?: string; by?: string; staff?: string };
  return `${response.status} ${body.code ?? body.by ?? body.staff ?? ''}`;
}

it('a token says who it is, the house in which roles', async () => {
  const token = await issuer.token({ employee_number: 4711 });
  expect([await ask('GET', token), await ask('POST', token)]).toEqual(['200 e-4711', '201 e-4711']);
  people = houseOf([{ ...KEEPER, roles: ['qc'] }, person('e-1', 'gm')]);
  expect([await ask('GET', token), await ask('POST', token)]).toEqual(['200 e-4711', '403 not-permitted']);
});

it('of whoever has left, or was never there, the same token is refused at once', async () => {
  people = houseOf([KEEPER]);
  const token = await issuer.token({ employee_number: '4711' });
  expect(await ask('GET', token)).toBe('200 e-4711');
  people = houseOf([{ ...KEEPER, activeTo: Date.now() - 1 }]);
  expect(await ask('GET', token)).toBe('401 account-closed');
  expect(await ask('GET', await issuer.token({ employee_number: 'stranger' }))).toBe('401 account-closed');
});

it('there is no signing in as a demo person', async () => {
  expect((await fetch(`${service.url}/dev/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"person":"e-1"}' })).status).toBe(404);
});
