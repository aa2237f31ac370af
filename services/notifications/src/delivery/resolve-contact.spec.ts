import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { contactsOfMasterdata } from './resolve-contact.js';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** masterdata's internal answer as it is written there, phone and address included. */
const known = { nr: 1, version: 3, name: '金丝雀', phone: '+86 138 0013 8000', mail: 'canary@house.example', address: '某路 1 号', wecom: 'wx-1', dingtalk: null, feishu: null, language: 'zh' };

async function masterdata(answer: (request: IncomingMessage, body: unknown, response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => { text += chunk.toString(); }).on('end', () => answer(request, JSON.parse(text), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('contacts of masterdata', () => {
  it('are asked for one owner with the delivery they are for; no more is taken than a channel needs', async () => {
    let heard: unknown[] = [];
    const url = await masterdata((request, body, response) => {
      heard = [request.url, request.headers['x-guitu-internal'], body];
      response.end(JSON.stringify({ contacts: [[known]] }));
    });
    const contact = await contactsOfMasterdata(url, 'between-services')('GT01', { staff: 'e-1' }, 'guitu-1-mail');
    expect(contact).toEqual({ name: '金丝雀', mail: 'canary@house.example', wecom: 'wx-1', dingtalk: null, feishu: null, language: 'zh' });
    expect(heard).toEqual(['/api/masterdata/v1/internal/contacts', 'between-services', { companyCode: 'GT01', reader: 'notifications', reference: 'guitu-1-mail', owners: [{ staff: 'e-1' }] }]);
  });

  it('are null for somebody without one', async () => {
    const url = await masterdata((_request, _body, response) => void response.end('{"contacts":[[]]}'));
    expect(await contactsOfMasterdata(url, 't')('GT01', { customerCode: 'C-1' }, 'k')).toBeNull();
  });

  it('that cannot be had fail without naming anybody', async () => {
    const refusing = await masterdata((_request, _body, response) => void response.writeHead(401).end('金丝雀'));
    await expect(contactsOfMasterdata(refusing, 't')('GT01', { staff: 'e-1' }, 'k')).rejects.toThrow(/^masterdata answered 401$/);
    const other = await masterdata((_request, _body, response) => void response.end(JSON.stringify({ contacts: [[{ ...known, language: 'fr' }]] })));
    await expect(contactsOfMasterdata(other, 't')('GT01', { staff: 'e-1' }, 'k')).rejects.toThrow(/^masterdata answered in another shape$/);
  });
});
