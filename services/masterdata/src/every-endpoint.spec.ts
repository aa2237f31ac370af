/** Every writing endpoint of this service meets every kind of bad request: refused clearly, and nothing changes. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describeApi } from '@guitu/platform/service/describe-api';
import { FileDesk } from './testbed/file-desk.js';
import masterdata from './service.js';

const UPLOADS = '/api/masterdata/v1/imports/{type}';
const WRITING = ['post', 'put', 'patch', 'delete'] as const;
const { paths } = (await describeApi(masterdata)) as OpenAPIObject;
const endpoints = Object.entries(paths).filter(([path]) => path.startsWith('/api/')).flatMap(([path, methods]) => WRITING.filter((method) => methods[method] !== undefined).map((method) => [method.toUpperCase(), path] as const));

let desk: FileDesk;
beforeAll(async () => {
  desk = await FileDesk.start();
});
afterAll(() => desk.stop());

/** Parameters with values that have the right form and belong to nothing. */
const withValues = (path: string): string =>
  path.replace('{type}', 'product').replace('{staff}', 'e-nowhere').replace('{nr}', '1').replace('{id}', '00000000-0000-4000-8000-000000000000').replace(/\{\w+\}/g, 'nowhere');
let keys = 0;
async function ask(method: string, path: string, person: string | null, body: string, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; clear: boolean; text: string }> {
  const query = method === 'DELETE' ? '?version=1' : '';
  const response = await fetch(`${desk.stand.service.url}${withValues(path)}${query}`, {
    method, headers: { 'content-type': 'application/json', 'idempotency-key': `every-endpoint-${++keys}`, ...(person !== null && { authorization: `Bearer ${await desk.stand.token(person)}` }), ...headers }, body,
  });
  const text = await response.text();
  const problem = text.startsWith('{') ? (JSON.parse(text) as { code?: string; zh?: string; en?: string }) : {};
  return { status: response.status, text, clear: typeof problem.code === 'string' && /\p{Script=Han}/u.test(problem.zh ?? '') && typeof problem.en === 'string' };
}

it('there are five for each of nineteen types, and those of files, contacts, costs, erasure, departure and what is said of the whole', () => {
  expect(endpoints.filter(([method]) => method === 'DELETE')).toHaveLength(19);
  expect(endpoints.filter(([, path]) => path.endsWith(':batch'))).toHaveLength(19 + 3);
  expect(endpoints.length).toBe(19 * 3 + 14);
});

describe.each(endpoints)('%s %s', (method, path) => {
  const strangers: readonly (readonly [string, string | null, string, Readonly<Record<string, string>>, readonly number[]])[] = [
    ['nobody', null, '{}', {}, [401]],
    ['somebody without the right', path.endsWith('/restatements') ? 'e-keeper' : 'e-operator', '{}', {}, [400, 403, 404, 415]],
    ['broken JSON', 'e-gm', '{"a":', {}, path === UPLOADS ? [400, 415] : [400]],
    ['a list for an object', 'e-gm', '[1,2,3]', {}, [400, 403, 404, 415]],
    ['fields nobody knows', 'e-gm', '{"drop table":"x","__proto__":{"a":1}}', {}, [400, 403, 404, 415]],
    ['another media type', 'e-gm', 'a=1', { 'content-type': 'text/plain' }, [415]],
    ['three megabytes', 'e-gm', JSON.stringify({ x: 'x'.repeat(3_000_000) }), {}, [413, 415]],
    ['no Idempotency-Key', 'e-gm', '{}', { 'idempotency-key': '' }, [400, 403, 415]],
  ];

  it.each(strangers)('%s', async (_what, person, body, headers, statuses) => {
    const before = await desk.contents();
    const answer = await ask(method, path, person, body, headers);
    expect({ status: statuses.includes(answer.status) ? 'as expected' : answer.status, clear: answer.clear, text: answer.clear ? '' : answer.text }).toEqual({ status: 'as expected', clear: true, text: '' });
    expect(await desk.contents()).toEqual(before);
  });
});
