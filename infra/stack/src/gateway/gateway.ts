/**
 * One address for all APIs: `/api/<source>/…` goes to the service that answers for it, `/docs` shows them all in one Swagger page,
 * sign-in for trials (`/dev/…`) and the keys (`/.well-known/…`) come from returns. It reads nothing and keeps nothing.
 */
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { docsPage } from './docs-page.js';

/** Base address by source: the path segment after /api/. */
export type Targets = Readonly<Record<string, string>>;
/** Whose sign-in and keys are shown; all services have the same. */
const FRONT = 'returns';
/** Headers of one connection, not of the message. */
const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer', 'proxy-authenticate', 'proxy-authorization']);

export function gateway(targets: Targets): Server {
  return createServer((incoming, outgoing) => {
    const path = (incoming.url ?? '/').split('?')[0] ?? '/';
    if (path === '/gateway/health') return json(outgoing, 200, { targets });
    if (path === '/') return void outgoing.writeHead(302, { location: '/docs' }).end();
    if (path === '/docs' || path === '/docs/') return void outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(docsPage(Object.keys(targets), FRONT));
    const target = targetOf(targets, path);
    if (target === undefined) return problem(outgoing, 404, 'not-found', '没有这个地址。', 'There is no such address.');
    return pass(target, incoming, outgoing);
  });
}

function targetOf(targets: Targets, path: string): string | undefined {
  const source = /^\/api\/([a-z]+)(?:\/|$)/.exec(path)?.[1];
  if (source !== undefined) return Object.hasOwn(targets, source) ? targets[source] : undefined;
  return /^\/(?:dev|\.well-known)\//.test(path) ? targets[FRONT] : undefined;
}

/** Hands the request on and its answer back as they come; a stream stays a stream. */
function pass(target: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { hostname, port } = new URL(target);
  const headers = { ...Object.fromEntries(Object.entries(incoming.headers).filter(([name]) => !OF_THE_CONNECTION.has(name))), 'x-forwarded-host': incoming.headers.host ?? '' };
  const onward = ask({ hostname, port, method: incoming.method, path: incoming.url, headers }, (answer) => {
    const back = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !OF_THE_CONNECTION.has(name)));
    outgoing.writeHead(answer.statusCode ?? 502, back);
    answer.pipe(outgoing);
    answer.on('error', () => outgoing.destroy());
  });
  onward.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else problem(outgoing, 503, 'service-away', '服务暂时不可用，请稍后以同一个键重试。', 'The service is away; try again with the same key.');
  });
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}

function json(outgoing: ServerResponse, status: number, body: unknown, type: string = 'application/json'): void {
  outgoing.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}

const problem = (outgoing: ServerResponse, status: number, code: string, zh: string, en: string): void =>
  json(outgoing, status, { type: 'about:blank', status, code, title: en, zh, en }, 'application/problem+json');
