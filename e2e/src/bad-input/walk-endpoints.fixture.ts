/** Every writing endpoint of a running service meets every kind of bad request. A finding is a refusal that is missing, unclear or a crash. */
import type { Desk } from '@guitu/contracts/vocabulary';

export interface Tokens { readonly own: string; readonly foreign: string }
interface OpenApi { paths: Record<string, Record<string, { requestBody?: { content?: Record<string, unknown> } }>> }
interface Case { readonly name: string; readonly status: readonly number[]; readonly headers: (tokens: Tokens) => Record<string, string>; readonly body: string | ((most: number) => string) }

const JSON_BODY = { 'content-type': 'application/json' };
const key = () => ({ 'idempotency-key': `bad-${Math.trunc(performance.now() * 1000)}` });
const own = ({ own: token }: Tokens) => ({ authorization: `Bearer ${token}` });

const CASES: readonly Case[] = [
  { name: 'no token', status: [401], headers: () => ({ ...JSON_BODY, ...key() }), body: '{}' },
  { name: 'a token nobody signed', status: [401], headers: () => ({ ...JSON_BODY, ...key(), authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }), body: '{}' },
  { name: 'another company’s token', status: [400, 403, 404, 409, 422], headers: ({ foreign }) => ({ ...JSON_BODY, ...key(), authorization: `Bearer ${foreign}` }), body: '{}' },
  { name: 'unknown field', status: [400, 403, 404], headers: (t) => ({ ...JSON_BODY, ...key(), ...own(t) }), body: '{"drop table":"x","__proto__":{"a":1}}' },
  { name: 'a list for an object', status: [400, 403, 404], headers: (t) => ({ ...JSON_BODY, ...key(), ...own(t) }), body: '[1,2,3]' },
  { name: 'broken JSON', status: [400], headers: (t) => ({ ...JSON_BODY, ...key(), ...own(t) }), body: '{"a":' },
  { name: 'another media type', status: [415], headers: (t) => ({ 'content-type': 'text/plain', ...key(), ...own(t) }), body: 'a=1' },
  { name: 'more than the largest body', status: [413], headers: (t) => ({ ...JSON_BODY, ...key(), ...own(t) }), body: (most) => JSON.stringify({ opinion: 'x'.repeat(most) }) },
  { name: 'no Idempotency-Key', status: [400, 403], headers: (t) => ({ ...JSON_BODY, ...own(t) }), body: '{}' },
];

/** Largest JSON body, where a service takes more than the others: masterdata, 1,000 rows of a batch. */
const LARGEST_BODY: Readonly<Record<string, number>> = { masterdata: 2 * 1024 * 1024 };
const LARGEST_ELSEWHERE = 256 * 1024;
/** A file is its body: what is wrong with JSON there is that it is JSON. */
const isUpload = (document: OpenApi, path: string): boolean => document.paths[path]?.['post']?.requestBody?.content?.['text/csv'] !== undefined;

/** Findings over all writing endpoints of a service; the number of requests made is in `asked`. */
export async function walkEndpoints(source: Desk | 'notifications' | 'process' | 'masterdata', url: string, tokens: Tokens): Promise<{ asked: number; findings: string[] }> {
  const document = (await (await fetch(`${url}/api/${source}/openapi.json`, { signal: AbortSignal.timeout(60_000) })).json()) as OpenApi;
  const findings: string[] = [];
  let asked = 0;
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of Object.keys(methods).filter((m) => ['post', 'put', 'patch', 'delete'].includes(m))) {
      if (!path.startsWith(`/api/${source}/v1/`)) continue;
      for (const one of CASES) {
        asked += 1;
        // where no body is read, what is wrong with it may go unnoticed; the object is still not there
        const also = isUpload(document, path) ? [400, 415] : methods[method]?.requestBody === undefined ? [400, 403, 404] : [];
        const finding = await ask(`${url}${withValues(path)}`, method.toUpperCase(), one, tokens, LARGEST_BODY[source] ?? LARGEST_ELSEWHERE, also);
        if (finding !== null) findings.push(`${method.toUpperCase()} ${path}, ${one.name}: ${finding}`);
      }
    }
  }
  return { asked, findings };
}

async function ask(url: string, method: string, { status, headers, body, name }: Case, tokens: Tokens, most: number, also: readonly number[]): Promise<string | null> {
  const response = await fetch(url, { method, headers: headers(tokens), body: typeof body === 'string' ? body : body(most), signal: AbortSignal.timeout(60_000) });
  const text = await response.text();
  const expected = [...status, ...also];
  if (!expected.includes(response.status)) return `answered ${response.status}, expected ${expected.join(' or ')}: ${text.slice(0, 200)}`;
  if (!(response.headers.get('content-type') ?? '').startsWith('application/problem+json')) return `${name} is not a problem: ${text.slice(0, 100)}`;
  const problem = JSON.parse(text) as { code?: unknown; zh?: unknown; en?: unknown };
  const clear = typeof problem.code === 'string' && typeof problem.zh === 'string' && /\p{Script=Han}/u.test(problem.zh) && typeof problem.en === 'string';
  return clear && !/\bat .*\.(js|ts):\d/.test(text) ? null : `unclear refusal: ${text.slice(0, 200)}`;
}

/** Parameters with values that have the right form and belong to nothing. */
const withValues = (path: string): string => path
  .replace('{returnNo}', 'RT-NOWHERE').replace('{companyCode}', 'GT01').replace('{version}', '1')
  .replace(/\{(\w+)\}/g, (_all, name: string) => (/id$/i.test(name) ? '00000000-0000-4000-8000-000000000000' : 'none'));
