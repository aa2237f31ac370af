import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AccessDenied } from './access-denied.js';
import { ROUTE_ACCESS, type RouteAccess, type SignedIn } from './permit.js';
import type { Directory } from './directory.js';
import { PERMISSIONS } from './roles.js';
import type { TokenCheck } from './token-check.js';

/** First thing on every route: who is it, and may such a person call this at all. Closed by default. */
export class PermissionGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(private readonly tokens: TokenCheck, private readonly directory: Directory) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [context.getHandler(), context.getClass()]);
    if (access?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<SignedIn & { headers: { authorization?: string } }>();
    const actor = this.directory.signIn(await this.tokens.claimed(request.headers.authorization));
    if (access === undefined) throw new AccessDenied(403, 'route-closed', '此接口未开放。', 'This route is not open to anybody.');
    if (!this.directory.rightsOf(actor).has(access.permission)) {
      const label = PERMISSIONS[access.permission];
      throw new AccessDenied(403, 'not-permitted', `没有权限：${label.zh}。`, `Not permitted: ${label.en}.`);
    }
    request.actor = actor;
    return true;
  }
}
