import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { sendProblem } from './send-problem.js';
import { ROUTE_UNKNOWN, toProblem } from './to-problem.js';
import { answerUnknownRoute } from './unknown-route.js';

/** Answers every error of an HTTP request as problem+json; what nobody expected is logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = toProblem(error);
    if (problem.status >= 500) this.logger.error(error instanceof Error ? error : new Error(String(error)));
    const http = host.switchToHttp();
    if (problem === ROUTE_UNKNOWN) answerUnknownRoute(http.getRequest<Request>(), http.getResponse<Response>());
    else sendProblem(http.getResponse<Response>(), problem);
  }
}
