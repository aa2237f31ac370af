import type { Express, Request, Response } from 'express';
import { Problem } from './problem.js';
import { sendProblem } from './send-problem.js';
import { ROUTE_UNKNOWN } from './to-problem.js';

const METHOD_UNKNOWN = new Problem(405, 'method-not-allowed', '此接口不支持这种请求方法。', 'This route does not take this method.');

/** Whoever takes this method takes every method: Nest's own answer to what no route took. */
const ANY = 'connect';

/** Express compares a path with a route in here; its types do not say so. */
interface Matching { readonly route?: { readonly methods: Readonly<Record<string, boolean>> }; match(path: string): boolean }

/** Answers what no route took: 405 with the methods there are where the path exists, else 404. */
export function answerUnknownRoute(request: Request, response: Response): void {
  const methods = methodsOf(request.app as Express, request.originalUrl.split('?', 1)[0] ?? '');
  if (methods.length === 0) return sendProblem(response, ROUTE_UNKNOWN);
  response.setHeader('allow', methods.join(', '));
  sendProblem(response, METHOD_UNKNOWN);
}

function methodsOf({ router }: Express, path: string): string[] {
  const routes = (router.stack as unknown as Matching[]).filter(({ route }) => route !== undefined && route.methods[ANY] !== true).filter((layer) => layer.match(path));
  const methods = new Set(routes.flatMap(({ route }) => Object.keys(route?.methods ?? {})).map((method) => method.toUpperCase()));
  return [...(methods.has('GET') ? methods.add('HEAD') : methods)].sort();
}
