import type { Express } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Metrics } from '../observability/metrics.js';
import { requestLog } from '../observability/request-log.js';
import { sourceOf, type ServiceDefinition } from '../service/define-service.js';
import { nameBodyErrors, requireAcceptableBody, requireJson } from './body.middleware.js';
import { serveOpenApi } from './openapi.js';
import { requireRouteSchemas } from './route-schemas.js';
import { answerUnknownRoute, refuseOtherMethods } from './unknown-route.js';

/** Every body above this is refused before it is read whole. */
const BODY_LIMIT = 256 * 1024;
/** No request may hold a socket longer (ms). */
const REQUEST_LIMIT = 30_000;
/** Served beside the API, without its prefix. */
const OUTSIDE_API = ['health/live', 'health/ready', 'health/serving', 'metrics', 'internal/events', 'dev/token', 'dev/people', '.well-known/jwks.json'];

/** Everything about a service's HTTP side that is the same in each: base path, limits, body rules, API page. */
export function prepareHttp(app: NestExpressApplication, definition: ServiceDefinition): void {
  const source = sourceOf(definition);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(requestLog(definition.name, app.get(Metrics)));
  app.use(refuseOtherMethods);
  app.use(requireJson(definition.uploads));
  app.useBodyParser('json', { limit: definition.bodyLimit ?? BODY_LIMIT, strict: true, inflate: false });
  app.use(requireAcceptableBody);
  app.use(nameBodyErrors);
  app.setGlobalPrefix(`api/${source}/v1`, { exclude: OUTSIDE_API });
  requireRouteSchemas(app);
  serveOpenApi(app, `/api/${source}`, definition.title);
  const server = app.getHttpServer() as { requestTimeout: number };
  server.requestTimeout = REQUEST_LIMIT;
}

/** What no route took, also outside the API's path; after all routes were registered. */
export function answerUnknownRoutes(app: NestExpressApplication): void {
  (app.getHttpAdapter().getInstance() as Express).use(answerUnknownRoute);
}
