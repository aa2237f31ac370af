import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { currentTrace } from '../observability/trace-context.js';
import type { ProblemBody } from './problem-body.js';
import { toProblem } from './to-problem.js';

/** Answers every error of an HTTP request as problem+json; what nobody expected is logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = toProblem(error);
    if (problem.status >= 500) this.logger.error(error instanceof Error ? error : new Error(String(error)));
    const response = host.switchToHttp().getResponse<Response>();
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
}
