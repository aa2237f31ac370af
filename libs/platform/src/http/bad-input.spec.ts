import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parcels } from '../testbed/parcels-service.js';
import { ServiceStand } from '../testbed/service-stand.js';
import { ProblemBody } from './problem-body.js';

const API = '/api/parcels/v1/parcels';
let stand: ServiceStand;
let keys = 0;
beforeAll(async () => {
  stand = await ServiceStand.start(parcels);
});
afterAll(() => stand.stop());

const counts = async () => {
  const [row] = (await stand.database.dataSource.query('select (select count(*) from parcel)::int as parcels, (select count(*) from idempotency)::int as keys')) as [object];
  return row;
};
const post = (body: string | Buffer, headers: Record<string, string> = {}, path: string = API) =>
  stand.send('POST', path, { 'content-type': 'application/json', 'idempotency-key': `key-${String(++keys).padStart(5, '0')}`, ...headers }, body);
const deep = (levels: number) => `{"label":"x","note":${'['.repeat(levels)}${']'.repeat(levels)}}`;

describe('bad input', () => {
  it.each<[string, string | Buffer, Record<string, string>, number, string]>([
    ['broken JSON', '{"label":', {}, 400, 'malformed-json'],
    ['trailing garbage', '{"label":"x"} x', {}, 400, 'malformed-json'],
    ['a bare value', '"x"', {}, 400, 'malformed-json'],
    ['an array', '[]', {}, 400, 'invalid'],
    ['no body', '', {}, 400, 'invalid'],
    ['UTF-16', Buffer.from('{"label":"x"}', 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }, 415, 'unsupported-media-type'],
    ['text/plain', '{"label":"x"}', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
    ['a form', 'label=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
    ['a body that claims to be compressed', '{"label":"x"}', { 'content-encoding': 'gzip' }, 415, 'unsupported-media-type'],
    ['300 KB', JSON.stringify({ label: 'x', note: 'n'.repeat(300_000) }), {}, 413, 'too-large'],
    ['33 levels', deep(33), {}, 400, 'too-deep'],
    ['100,000 levels', deep(100_000), {}, 400, 'too-deep'],
    ['NUL in a text', '{"label":"a\\u0000b"}', {}, 400, 'unacceptable-text'],
    ['NUL in a field name', '{"label":"a","no\\u0000te":1}', {}, 400, 'unacceptable-text'],
    ['half a character', '{"label":"\\ud83d"}', {}, 400, 'unacceptable-text'],
    ['the other half', '{"label":"x","note":["\\udc00"]}', {}, 400, 'unacceptable-text'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0x6c, 0xff, 0x22, 0x3a, 0x31, 0x7d]), {}, 400, 'invalid'],
    ['a comment', '{"label":"x"/* y */}', {}, 400, 'malformed-json'],
    ['NaN', '{"label":"x","weight":NaN}', {}, 400, 'malformed-json'],
    ['a number as text', '{"label":"x","weight":"1e3"}', {}, 400, 'invalid'],
    ['__proto__', '{"label":"x","note":{"__proto__":{"admin":true}}}', {}, 400, 'unacceptable-key'],
    ['constructor', '{"label":"x","constructor":{"prototype":{}}}', {}, 400, 'unacceptable-key'],
    ['an unknown field', '{"label":"x","status":"approved"}', {}, 400, 'invalid'],
    ['a missing field', '{}', {}, 400, 'invalid'],
    ['a wrong type', '{"label":7}', {}, 400, 'invalid'],
    ['1e400, which JSON reads as infinite', '{"label":"x","weight":1e400}', {}, 400, 'invalid'],
    ['no Idempotency-Key', '{"label":"x"}', { 'idempotency-key': '' }, 400, 'idempotency-key-invalid'],
    ['a key too short', '{"label":"x"}', { 'idempotency-key': 'short' }, 400, 'idempotency-key-invalid'],
    ['a key with spaces', '{"label":"x"}', { 'idempotency-key': 'with spaces in it' }, 400, 'idempotency-key-invalid'],
    ['a refusal in the middle of the work', '{"label":"refuse"}', {}, 409, 'refused'],
    ['a text the database cannot store', '{"label":"raw"}', {}, 400, 'malformed-request'],
    ['a defect', '{"label":"crash"}', {}, 500, 'internal'],
  ])('%s is refused as problem+json and changes nothing', async (_what, body, headers, status, code) => {
    const before = await counts();
    const answer = await post(body, headers);
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
    expect(answer.type).toBe('application/problem+json; charset=utf-8');
    const problem = ProblemBody.parse(answer.json);
    expect(problem.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(problem.traceId).toBe(answer.headers.get('x-trace-id'));
    expect(answer.text).not.toMatch(/secret detail|at \w+.*\.[jt]s|node_modules/);
    expect(await counts()).toEqual(before);
  });

  it('names each wrong field with words in both languages, and does not echo what was sent', async () => {
    const answer = await post('{"label":"","weight":"heavy-secret","more":1}');
    expect(answer.json['errors']).toEqual([
      { path: 'label', zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.stringContaining('Too small') },
      { path: 'weight', zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.stringContaining('expected number') },
      { path: '', zh: expect.stringContaining('more'), en: expect.stringContaining('more') },
    ]);
    expect(answer.text).not.toContain('heavy-secret');
  });

  it.each<[string, string, string, number, string]>([
    ['a route that does not exist', 'GET', '/api/parcels/v1/nothing', 404, 'unknown-route'],
    ['a path outside the API', 'GET', '/admin', 404, 'unknown-route'],
    ['another method', 'PATCH', API, 405, 'method-not-allowed'],
    ['a broken escape in the path', 'GET', `${API}/%E0%A4%A`, 400, 'malformed-request'],
    ['an unknown query parameter', 'GET', `${API}?sort=label;drop`, 400, 'invalid'],
    ['a query parameter twice', 'GET', `${API}?label=a&label=b`, 400, 'invalid'],
    ['a query parameter where none is read', 'GET', '/health/live?x=1', 400, 'unknown-field'],
    ['a path parameter of another form', 'POST', `${API}/1%27/touch`, 400, 'invalid'],
  ])('%s is refused', async (_what, method, path, status, code) => {
    const answer = await stand.send(method, path, { 'idempotency-key': 'some-key-12' });
    expect([answer.status, answer.json['code'], answer.type]).toEqual([status, code, 'application/problem+json; charset=utf-8']);
  });

  it('another method is told which there are', async () => {
    expect((await stand.send('PUT', `${API}/1/touch`, { 'idempotency-key': 'some-key-12' })).headers.get('allow')).toBe('POST');
    expect((await stand.send('DELETE', API)).headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await stand.send('PUT', '/health/live', { 'idempotency-key': 'some-key-12' })).headers.get('allow')).toBe('GET, HEAD');
    expect((await stand.send('OPTIONS', '/dev/token')).headers.get('allow')).toBe('POST');
  });

  it('a body where none is read is refused', async () => {
    expect((await post('{"extra":1}', {}, `${API}/1/touch`)).json['code']).toBe('unknown-field');
    expect((await post('{}', {}, `${API}/1/touch`)).status).toBe(201);
  });

  it.each([
    ['two lengths', 'content-length: 2\r\ncontent-length: 13'], ['a length and chunks', 'content-length: 13\r\ntransfer-encoding: chunked'], ['a length that is no number', 'content-length: 1e1'],
    ['a header in two lines', 'content-length: 13\r\nx-a: b\r\n c'], ['a name with a space', 'content-length: 13\r\nx a: b'],
  ])('%s in one request are refused before anything is read', async (_what, lines) => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(stand.service.url).port), '127.0.0.1', () => socket.write(`POST ${API} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${lines}\r\n\r\n{"label":"x"}`));
      socket.once('data', (data) => resolve(data.toString()));
      socket.once('error', reject);
    });
    expect(answer).toContain('400 Bad Request');
  });

  it('says which header is missing, and asks for sign-in before anything else', async () => {
    const missing = await stand.send('POST', API, { 'content-type': 'application/json' }, '{"label":"x"}');
    expect(missing.json['code']).toBe('idempotency-key-required');
    const stranger = await stand.send('POST', API, { authorization: '', 'content-type': 'application/json' }, '{"label":7}');
    expect([stranger.status, stranger.json['code'], stranger.headers.get('www-authenticate')]).toEqual([401, 'token-missing', 'Bearer']);
  });

  it('a handler that changes things outside its command is shown as a defect', async () => {
    expect((await post('{}', {}, `${API}/outside`)).status).toBe(500);
  });
});
