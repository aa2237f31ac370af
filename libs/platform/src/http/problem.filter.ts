import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { sendProblem } from './send-problem.js';
import { toProblem } from './to-problem.js';

/** Answers every error of an HTTP request as problem+json; what nobody expected is logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = toProblem(error);
    if (problem.status >= 500) this.logger.error(error instanceof Error ? error : new Error(String(error)));
    sendProblem(host.switchToHttp().getResponse<Response>(), problem);
  }
}
