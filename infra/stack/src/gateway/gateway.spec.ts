import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gateway } from './gateway.js';

const open: Server[] = [];
const listening = async (server: Server): Promise<string> => {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
/** Tells what it was asked; `/stream` says one word and stays open. */
const service = (name: string): Server => createServer((request, response) => {
  if (request.url?.endsWith('/stream') === true) return void response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n');
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => response.writeHead(request.method === 'POST' ? 201 : 200, { 'x-from': name }).end(JSON.stringify({ name, method: request.method, url: request.url, key: request.headers['idempotency-key'], who: request.headers.authorization, body: Buffer.concat(chunks).toString() })));
});
let at = '';
beforeAll(async () => {
  at = await listening(gateway({ returns: await listening(service('returns')), quality: await listening(service('quality')), finance: 'http://127.0.0.1:9' }));
});
afterAll(() => Promise.all(open.map((server) => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
})));
const get = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${at}${path}`, { redirect: 'manual', ...init });
  const text = await answer.text();
  return { status: answer.status, from: answer.headers.get('x-from'), location: answer.headers.get('location'), type: answer.headers.get('content-type'), text, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} };
};

describe('one address for all APIs', () => {
  it('hands a request on with its method, query, key, bearer and body', async () => {
    const answer = await get('/api/quality/v1/returns/RT-1/inspections?x=%2F1', { method: 'POST', body: '{"a":"批"}', headers: { authorization: 'Bearer t', 'idempotency-key': 'key-12345' } });
    expect([answer.status, answer.body]).toEqual([201, { name: 'quality', method: 'POST', url: '/api/quality/v1/returns/RT-1/inspections?x=%2F1', key: 'key-12345', who: 'Bearer t', body: '{"a":"批"}' }]);
    expect((await get('/dev/people')).from).toBe('returns');
  });

  it('a stream comes as it is said', async () => {
    const patience = new AbortController();
    const answer = await fetch(`${at}/api/returns/v1/notifications/stream`, { signal: patience.signal });
    const { value } = await answer.body!.getReader().read();
    expect(Buffer.from(value ?? []).toString()).toBe('data: first\n\n');
    patience.abort();
  });

  it('a service that is away, and an address that is none, are problems in two languages', async () => {
    expect(await get('/api/finance/v1/postings')).toMatchObject({ status: 503, type: 'application/problem+json', body: { code: 'service-away', zh: expect.any(String), en: expect.any(String) } });
    for (const path of ['/api/nobody/v1/x', '/api/__proto__/v1', '/other', '/api/../dev/people']) expect([path, (await get(path)).status]).toEqual([path, path.endsWith('people') ? 200 : 404]);
  });

  it('one Swagger page names every service’s document', async () => {
    expect(await get('/')).toMatchObject({ status: 302, location: '/docs' });
    const { text, type } = await get('/docs');
    expect([type, text.includes('/api/returns/docs/swagger-ui-bundle.js')]).toEqual(['text/html; charset=utf-8', true]);
    for (const source of ['returns', 'quality', 'finance']) expect(text).toContain(`{"name":"${source}","url":"/api/${source}/openapi.json"}`);
  });
});
