import type { Response } from 'express';
import { currentTrace } from '../observability/trace-context.js';
import type { ProblemBody } from './problem-body.js';
import type { Problem } from './problem.js';

/** Writes a problem+json answer. */
export function sendProblem(response: Response, problem: Problem): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const { status, code, zh, en, errors } = problem;
  const body: ProblemBody = {
    type: `urn:guitu:problem:${code}`, title: en, status, code, zh, en, ...(errors && { errors: [...errors] }), traceId: currentTrace()?.traceId ?? '',
  };
  if (status === 401) response.setHeader('www-authenticate', 'Bearer');
  if (status === 503) response.setHeader('retry-after', '1');
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}
