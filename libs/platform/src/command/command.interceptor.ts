import { ROUTE_ACCESS, type RouteAccess, type SignedIn } from '@guitu/identity/permit';
import type { Database } from '@guitu/persistence/database';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { Problem } from '../http/problem.js';
import { currentTrace } from '../observability/trace-context.js';
import { ASKS_ONLY } from './asks-only.js';
import { HttpCommand } from './http-command.js';
import { hashOf } from './idempotency.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const KEY = /^[\x21-\x7e]{8,200}$/;

export interface CommandRequest extends Request, SignedIn { command?: HttpCommand }

/** Every mutating route carries an Idempotency-Key, and its work goes through its command. */
export class CommandInterceptor implements NestInterceptor {
  private readonly reflector = new Reflector();

  constructor(private readonly database: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<CommandRequest>();
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [context.getHandler(), context.getClass()]);
    const asksOnly = this.reflector.get<boolean | undefined>(ASKS_ONLY, context.getHandler()) === true;
    if (SAFE.has(request.method) || asksOnly || access?.kind === 'public') return next.handle();
    const command = this.commandOf(request);
    request.command = command;
    return next.handle().pipe(tap(() => {
      if (!command.ran) throw new Error(`${request.method} ${request.path} changed something outside its command`);
      if (command.replayed) context.switchToHttp().getResponse<Response>().setHeader('idempotent-replayed', 'true');
    }));
  }

  private commandOf(request: CommandRequest): HttpCommand {
    const key = request.headers['idempotency-key'];
    if (key === undefined) throw Problem.badRequest('idempotency-key-required', '缺少请求头 Idempotency-Key。', 'The header Idempotency-Key is missing.');
    if (typeof key !== 'string' || !KEY.test(key)) {
      throw Problem.badRequest('idempotency-key-invalid', 'Idempotency-Key 须为 8–200 个可见 ASCII 字符。', 'Idempotency-Key must be 8–200 visible ASCII characters.');
    }
    const { actor } = request;
    if (actor === undefined) throw new Error('a command without an actor');
    const route = `${request.method} ${request.path}`;
    const identity = { companyCode: actor.companyCode, staff: actor.staff, key, route, bodyHash: hashOf(request.body ?? {}) };
    return new HttpCommand(this.database, actor, identity, currentTrace()?.traceparent);
  }
}
