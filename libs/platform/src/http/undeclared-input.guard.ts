import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Problem } from './problem.js';
import { declaredInputs } from './route-schemas.js';

/** A body or query string that the route does not read is an error, like an unknown field. */
export class UndeclaredInputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const declared = declaredInputs(context.getClass(), context.getHandler().name);
    if (!declared.query && Object.keys(request.query).length > 0) throw Problem.badRequest('unknown-field', '此接口不接受查询参数。', 'This route takes no query parameters.');
    const body: unknown = request.body;
    if (!declared.body && typeof body === 'object' && body !== null && Object.keys(body).length > 0) {
      throw Problem.badRequest('unknown-field', '此接口不接受请求内容。', 'This route takes no body.');
    }
    return true;
  }
}
