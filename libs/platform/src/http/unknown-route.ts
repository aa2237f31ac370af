import type { Express, NextFunction, Request, Response } from 'express';
import { Problem } from './problem.js';
import { sendProblem } from './send-problem.js';
import { ROUTE_UNKNOWN } from './to-problem.js';

const METHOD_UNKNOWN = new Problem(405, 'method-not-allowed', '此接口不支持这种请求方法。', 'This route does not take this method.');

/** Whoever takes this method takes every method: Nest's own answer to what no route took. */
const ANY = 'connect';

/** Express compares a path with a route in here; its types do not say so. */
interface Matching { readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> }; match(path: string): boolean }

/** Answers what no route took: 405 with the methods there are where the path exists, else 404. */
export function answerUnknownRoute(request: Request, response: Response): void {
  const path = pathOf(request);
  const methods = methodsOf(request, (layer) => layer.match(path));
  if (methods.length === 0) return sendProblem(response, ROUTE_UNKNOWN);
  refuseMethod(response, methods);
}

/**
 * Before all routes: a path that stands in full among them takes the methods it has there. Without this `GET /tasks/bulk`, which
 * takes POST alone, would reach `GET /tasks/:id` and be told that `bulk` is no task.
 */
export function refuseOtherMethods(request: Request, response: Response, next: NextFunction): void {
  const path = pathOf(request);
  const methods = methodsOf(request, ({ route }) => route?.path === path);
  if (methods.length === 0 || methods.includes(request.method)) next();
  else refuseMethod(response, methods);
}

const pathOf = ({ originalUrl }: Request): string => originalUrl.split('?', 1)[0] ?? '';

function refuseMethod(response: Response, methods: readonly string[]): void {
  response.setHeader('allow', methods.join(', '));
  sendProblem(response, METHOD_UNKNOWN);
}

/** Methods of the routes chosen, except the one that takes every method. */
function methodsOf({ app }: Request, chosen: (layer: Matching) => boolean): string[] {
  const routes = ((app as Express).router.stack as unknown as Matching[]).filter(({ route }) => route !== undefined && route.methods[ANY] !== true).filter(chosen);
  const methods = new Set(routes.flatMap(({ route }) => Object.keys(route?.methods ?? {})).map((method) => method.toUpperCase()));
  return [...(methods.has('GET') ? methods.add('HEAD') : methods)].sort();
}
