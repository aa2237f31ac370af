import { mkdtempSync, appendFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ErpSink } from './sink.js';

let file: string;
let server: Server;
let at: string;
const start = async (): Promise<void> => {
  server = new ErpSink(file, 'secret').server();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const stop = (): Promise<unknown> => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
};
beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'guitu-erp-')), 'documents');
  await start();
});
afterEach(stop);

const ask = async (method: string, path: string, body?: unknown, secret: string = 'secret'): Promise<unknown[]> => {
  const answer = await fetch(`${at}${path}`, { method, headers: { authorization: `Bearer ${secret}` }, signal: AbortSignal.timeout(60_000), ...(body !== undefined && { body: JSON.stringify(body) }) });
  return [answer.status, await answer.json()];
};
const document = (key: string, amount: number = 100) => ({ key, companyCode: 'GT01', kind: 'settlement', returnNo: 'RT-0001', amount });
const find = (key: string) => ask('GET', `/documents?companyCode=GT01&kind=settlement&key=${key}`);
const tell = (...answers: string[]) => ask('PUT', '/next-answers/RT-0001', { answers });

describe('the ERP of a trial', () => {
  it('books once per key, is asked by it, and knows its documents after it was killed', async () => {
    expect(await ask('POST', '/documents', document('K-1'))).toEqual([201, { voucherNo: 'ERP-000001' }]);
    expect(await ask('POST', '/documents', document('K-1'))).toEqual([422, { code: 'key-taken' }]);
    await stop();
    appendFileSync(file, '{"key":"K-2","comp');
    await start();
    expect(await ask('POST', '/documents', document('K-3'))).toEqual([201, { voucherNo: 'ERP-000002' }]);
    await stop();
    await start();
    expect((await find('K-3'))[0]).toBe(200);
    expect([await find('K-1'), await find('K-2')]).toEqual([[200, { voucherNo: 'ERP-000001' }], [404, { code: 'not-here' }]]);
  });

  it('books an order of production, which has no amount', async () => {
    const order = { ...document('K-1'), kind: 'rework_order', amount: undefined, order: { qty: '5' } };
    expect(await ask('POST', '/documents', order)).toEqual([201, { voucherNo: 'ERP-000001' }]);
    expect(await ask('GET', '/all-documents')).toMatchObject([200, { items: [{ key: 'K-1', order: { qty: '5' } }] }]);
  });

  it('refuses, and books when it is asked again', async () => {
    await tell('refuses');
    expect(await ask('POST', '/documents', document('K-1'))).toEqual([422, { code: 'period-closed' }]);
    expect(await ask('POST', '/documents', document('K-2'))).toEqual([201, { voucherNo: 'ERP-000001' }]);
  });

  it('cut: booked, and the answer is lost', async () => {
    await tell('cut');
    await expect(ask('POST', '/documents', document('K-1'))).rejects.toThrow();
    expect(await find('K-1')).toEqual([200, { voucherNo: 'ERP-000001' }]);
  });

  it('hangs: nothing is booked while somebody waits, and late once nobody does', async () => {
    await tell('hangs');
    const patience = new AbortController();
    const waiting = fetch(`${at}/documents`, { method: 'POST', headers: { authorization: 'Bearer secret' }, body: JSON.stringify(document('K-1')), signal: patience.signal });
    expect(await find('K-1')).toEqual([404, { code: 'not-here' }]);
    patience.abort();
    await expect(waiting).rejects.toThrow();
    await expect((async () => {
      for (;;) if ((await find('K-1'))[0] === 200) return;
    })()).resolves.toBeUndefined();
  });

  it('nobody books without the secret, or what is no document', async () => {
    expect(await ask('POST', '/documents', document('K-1'), 'other')).toEqual([401, { code: 'not-known' }]);
    expect(await ask('POST', '/documents', { key: 'K-1' })).toEqual([422, { code: 'incomplete' }]);
    expect((await tell('explodes'))[0]).toBe(400);
    expect(await ask('GET', '/all-documents')).toEqual([200, { items: [] }]);
  });
});
