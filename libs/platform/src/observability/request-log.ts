import { Logger } from '@nestjs/common';
import type { SignedIn } from '@guitu/identity/permit';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Metrics } from './metrics.js';
import { continueTrace, inTrace } from './trace-context.js';

const RETURN_NO = /\/returns\/([A-Z0-9][A-Z0-9-]{3,31})(?:[/?]|$)/;

/** Opens the trace of a request, answers with its id, and writes one line and one figure when it is done. Paths only: no bodies, no queries. */
export function requestLog(service: string, metrics: Metrics): RequestHandler {
  const logger = new Logger('Http');
  return (request: Request & SignedIn, response: Response, next: NextFunction) => {
    const header = request.headers['traceparent'];
    const trace = continueTrace(typeof header === 'string' ? header : undefined, { service, returnNo: RETURN_NO.exec(request.originalUrl)?.[1] });
    const started = performance.now();
    response.setHeader('x-trace-id', trace.traceId);
    inTrace(trace, () => {
      response.on('finish', () => {
        const ms = performance.now() - started;
        const { path } = (request as { route?: { path?: string } }).route ?? {};
        const route = path ?? 'unknown';
        metrics.requests.observe({ method: request.method, route, status: String(response.statusCode) }, ms / 1_000);
        logger.debug({ method: request.method, route, status: response.statusCode, ms: Math.round(ms), staff: request.actor?.staff });
      });
      next();
    });
  };
}
