import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BookingRefused, connectorFor, type Connector } from '../connector.js';
import { readConnectors } from './connector-config.js';

const SECRET = 'a-secret-of-the-books';
const heard: { method?: string | undefined; url?: string | undefined; authorization?: string | undefined; body: string }[] = [];
let answer: (response: ServerResponse) => void;
let server: Server;
let url: string;
let connector: Connector;
/** No answer is late by accident. */
const PATIENCE_MS = 60_000;
const read = (config: unknown, env: Record<string, string> = { GUITU_ERP_SECRET: SECRET }, patience = PATIENCE_MS) => readConnectors({ ...env, GUITU_FINANCE_CONNECTORS: JSON.stringify(config) }, 'finance', patience);
const one = (more: object = {}) => ({ url: 'http://127.0.0.1:9/erp/', secretVariable: 'GUITU_ERP_SECRET', kinds: ['settlement'], keysAreUnique: true, ...more });

async function listen(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  heard.push({ method: request.method, url: request.url, authorization: request.headers.authorization, body });
  answer(response);
}

beforeAll(async () => {
  server = createServer((request, response) => void listen(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/erp/`;
  [connector] = read([one({ url })]) as [Connector];
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const says = (status: number, body: unknown) => { answer = (response) => response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body)); };
const book = (by = connector) => by.book({ key: 'RT-1-C1', companyCode: 'GT01', kind: 'settlement', returnNo: 'RT-1', amount: 8_800, way: 'offset' });
const find = () => connector.find('GT01', 'settlement', 'RT-1-C1');

describe('a system that books over HTTP', () => {
  it('is handed the document with its key, and asked by it', async () => {
    says(201, { voucherNo: 'JV-7' });
    expect(await book()).toBe('JV-7');
    says(200, { voucherNo: 'JV-7' });
    expect(await find()).toBe('JV-7');
    expect(heard).toEqual([
      { method: 'POST', url: '/erp/documents', authorization: `Bearer ${SECRET}`, body: JSON.stringify({ key: 'RT-1-C1', companyCode: 'GT01', kind: 'settlement', returnNo: 'RT-1', amount: 8_800, way: 'offset' }) },
      { method: 'GET', url: '/erp/documents?companyCode=GT01&kind=settlement&key=RT-1-C1', authorization: `Bearer ${SECRET}`, body: '' },
    ]);
  });

  it('its refusal is a refusal only where it says so; a code it has not is none', async () => {
    says(422, { code: 'period-closed' });
    await expect(book()).rejects.toEqual(new BookingRefused('period-closed'));
    says(422, { code: '客户 张三 has no account' });
    await expect(book()).rejects.toEqual(new BookingRefused('refused'));
    says(404, {});
    expect(await find()).toBeNull();
  });

  it.each([
    ['an error', 500, {}], ['no number', 201, {}], ['no JSON', 201, 'booked!'], ['a number with a blank', 200, { voucherNo: 'a b' }],
    ['more than anybody reads', 201, `{"voucherNo":"V","more":"${'x'.repeat(10_000)}"}`], ['a way elsewhere', 302, {}],
  ])('%s says nothing about what was done', async (_what, status, body) => {
    says(status, body);
    for (const asked of [book, find]) await expect(asked().catch((error: unknown) => { expect(error).not.toBeInstanceOf(BookingRefused); throw error; })).rejects.toBeDefined();
  });

  it('no answer in time is none', async () => {
    answer = () => undefined;
    const [hasty] = read([one({ url })], undefined, 100) as [Connector];
    await expect(book(hasty)).rejects.toThrow('timeout');
  });
});

describe('set up by the environment', () => {
  it('per company and kind, the company’s own before the one for all', () => {
    expect(readConnectors({}, 'finance', 1)).toEqual([]);
    const [all, own] = read([one(), one({ companies: ['GT02'], kinds: ['settlement', 'refund'] })]) as [Connector, Connector];
    const chosen = ([['GT01', 'settlement'], ['GT02', 'settlement'], ['GT01', 'refund'], ['GT02', 'refund']] as const).map(([company, kind]) => connectorFor([all, own], company, kind));
    expect(chosen.map((found) => (found === undefined ? 'none' : found === own ? 'own' : 'all'))).toEqual(['all', 'own', 'none', 'own']);
  });

  it.each([
    ['no list', 'x', /all of it/], ['no address', [one({ url: 'file:///books' })], /0\.url/], ['an unknown word', [one({ secret: 'x' })], /secret/],
    ['two for one document', [one(), one()], /\* settlement is named twice/],
  ])('%s is refused by name', (_what, config, message) => expect(() => read(config)).toThrow(message));

  it('each service names systems for its own kinds in a variable of its own', () => {
    const production = (kinds: string[]) => readConnectors({ GUITU_ERP_SECRET: SECRET, GUITU_PRODUCTION_CONNECTORS: JSON.stringify([one({ kinds })]) }, 'production', 100);
    expect(production(['rework_order', 'replenishment_order']).map(({ kinds }) => kinds)).toEqual([['rework_order', 'replenishment_order']]);
    expect(() => production(['settlement'])).toThrow(/GUITU_PRODUCTION_CONNECTORS: 0\.kinds/);
    expect(() => read([one({ kinds: ['rework_order'] })])).toThrow(/GUITU_FINANCE_CONNECTORS: 0\.kinds/);
  });

  it('a secret that is missing or short is refused, and never repeated', () => {
    for (const secret of ['', 'short-secret']) {
      expect(() => read([one()], { GUITU_ERP_SECRET: secret })).toThrow('GUITU_FINANCE_CONNECTORS: GUITU_ERP_SECRET must hold a secret of at least 16 characters');
    }
  });
});
