import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpGapFetcher } from '@guitu/messaging/gap-fetcher';
import { Journal } from '@guitu/messaging/journal';
import { Database } from '@guitu/persistence/database';
import type { EventDefinition } from '@guitu/messaging/event-definition';
import { ForgetReplies } from '../command/forget-replies.js';
import { openApiDocument } from '../http/openapi.js';
import { parcels } from '../testbed/parcels-service.js';
import { ServiceStand } from '../testbed/service-stand.js';
import type { INestApplication } from '@nestjs/common';

const Noted: EventDefinition<{ n: number }> = { type: 'parcels.noted.v1', schema: { parse: (value) => value as { n: number } } };

describe('a service whose Kafka is away', () => {
  let stand: ServiceStand;
  beforeAll(async () => {
    stand = await ServiceStand.start(parcels);
  });
  afterAll(() => stand.stop());

  const add = (headers: Record<string, string> = {}) =>
    stand.send('POST', '/api/parcels/v1/parcels', { 'content-type': 'application/json', 'idempotency-key': 'service-key-1', ...headers }, '{"label":"box"}');

  it('takes commands, and answers a repetition with the first reply', async () => {
    const first = await add();
    expect([first.status, first.json]).toEqual([201, { id: expect.any(String), by: 'e-keeper' }]);
    expect((await add()).json).toEqual(first.json);
  });

  it('forgets a reply after two weeks, not before', async () => {
    const forget = stand.service.app.get(ForgetReplies);
    const kept = async () => (await stand.database.dataSource.query('select key from idempotency')) as object[];
    await add();
    await forget.look();
    expect(await kept()).toHaveLength(1);
    await stand.database.dataSource.query(`update idempotency set created_at = created_at - interval '15 days'`);
    await forget.look();
    expect(await kept()).toHaveLength(0);
  });

  it('lives, and is ready while its database answers and the relay is not far behind', async () => {
    expect((await stand.send('GET', '/health/live', { authorization: '' })).json).toEqual({ live: true });
    const ready = await stand.send('GET', '/health/ready', { authorization: '' });
    expect([ready.status, ready.json]).toEqual([200, { ready: true, checks: { database: { ok: true }, relay: { ok: true, detail: '0 unsent, oldest 0 s' } } }]);
    const { app } = stand.service;
    await app.get(Database).transaction((tx) => app.get(Journal).append(tx, Noted, { subject: 's', body: { n: 1 } }));
    await stand.database.dataSource.query(`update journal set recorded_at = recorded_at - interval '2 minutes'`);
    const late = await stand.send('GET', '/health/ready', { authorization: '' });
    expect([late.status, late.json]).toMatchObject([503, { ready: false, checks: { relay: { ok: false } } }]);
    // people can be answered all the same
    const serving = await stand.send('GET', '/health/serving', { authorization: '' });
    expect([serving.status, serving.json]).toEqual([200, { ready: true, checks: { database: { ok: true } } }]);
    await stand.database.dataSource.query(`update journal set recorded_at = clock_timestamp()`);
  });

  it('shows figures by route, never by the numbers in a path', async () => {
    await stand.send('POST', '/api/parcels/v1/parcels/77/touch', { 'idempotency-key': 'service-key-2' });
    const { text, type } = await stand.send('GET', '/metrics', { authorization: '' });
    expect(type).toContain('text/plain');
    expect(text).toMatch(/guitu_http_request_seconds_count\{service="parcels",method="POST",route="[^"]*:id\/touch",status="201"\} 1/);
    expect(text).toMatch(/guitu_journal_unsent\{service="parcels"\} \d/);
    expect(text).not.toContain('/77/');
  });

  it('hands its journal to other services alone', async () => {
    const page = (headers: Record<string, string>, query: string = 'subject=s&after=0') => stand.send('GET', `/internal/events?${query}`, headers);
    expect((await page({})).status).toBe(401);
    expect((await page({ 'x-guitu-internal': 'guess-guess-guess' })).status).toBe(401);
    const token = { 'x-guitu-internal': 'guitu-trial-internal' };
    expect((await page(token)).json).toEqual({ events: [{ subject: 's', seq: 1, value: '{"n":1}', headers: expect.objectContaining({ ce_type: 'parcels.noted.v1', ce_source: 'parcels', guitu_seq: '1' }) }] });
    expect((await page(token, 'subject=s&after=1')).json).toEqual({ events: [] });
    expect((await page(token, 'subject=s&after=-1')).status).toBe(400);
    const fetcher = new HttpGapFetcher({ baseUrls: { parcels: stand.service.url }, headers: () => token });
    expect(await fetcher.fetch('parcels', 's', 0)).toEqual([expect.objectContaining({ subject: 's', seq: 1 })]);
  });

  it('continues the caller’s trace, and starts its own when the caller’s is malformed', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    expect((await add({ traceparent: `00-${traceId}-00f067aa0ba902b7-01` })).headers.get('x-trace-id')).toBe(traceId);
    const own = (await add({ traceparent: '00-xyz' })).headers.get('x-trace-id');
    expect(own).toMatch(/^[0-9a-f]{32}$/);
  });

  it('signs in demo people by their staff id, and nobody else', async () => {
    const signIn = (body: string) => stand.send('POST', '/dev/token', { authorization: '', 'content-type': 'application/json' }, body);
    const { token } = (await signIn('{"person":"e-keeper"}')).json as { token: string };
    expect((await stand.send('GET', '/api/parcels/v1/parcels', { authorization: `Bearer ${token}` })).json).toEqual({ staff: 'e-keeper', label: null });
    expect((await signIn('{"person":"e-nobody"}')).status).toBe(404);
    expect((await signIn('{"person":"e-keeper","roles":["gm"]}')).status).toBe(400);
  });

  it('describes itself in OpenAPI 3.1 from the schemas that validate', async () => {
    const document = openApiDocument(stand.service.app as INestApplication, 'x') as unknown as { openapi: string; paths: Record<string, Record<string, { parameters: { name: string }[]; responses: object; requestBody: object }>>; components: { schemas: Record<string, { additionalProperties: boolean; required: string[] }> } };
    expect(document.openapi).toBe('3.1.0');
    const add = document.paths['/api/parcels/v1/parcels']?.['post'];
    expect(add?.parameters.map((parameter) => parameter.name)).toEqual(['Idempotency-Key']);
    expect(Object.keys(add?.responses ?? {})).toEqual(['201', '400', '401', '403', '404', '409', '413', '415', '422', '503']);
    expect(add?.requestBody).toMatchObject({ content: { 'application/json': { schema: { $ref: '#/components/schemas/Parcel' } } } });
    expect(document.components.schemas['Parcel']).toMatchObject({ additionalProperties: false, required: ['label'] });
    expect(document.components.schemas['Problem']).toMatchObject({ required: expect.arrayContaining(['code', 'zh', 'en']) });
    expect(JSON.stringify(document)).not.toContain('#/$defs');
    expect(Object.keys(document.paths).filter((path) => path.includes('internal') || path.includes('health'))).toEqual([]);
    expect((await stand.send('GET', '/api/parcels/docs', { authorization: '' })).text).toContain('swagger-ui');
  });
});
