/** What a route needs: `@Permit('record.dispose')`, or `@Public()` for the few that need no person. A route with neither is refused. */
import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Actor } from './actor.js';
import type { Permission } from './roles.js';

export const ROUTE_ACCESS = 'guitu:route-access';
export type RouteAccess = { readonly kind: 'permit'; readonly permission: Permission } | { readonly kind: 'public' };

/** The route may be called by whoever has this permission. */
export const Permit = (permission: Permission) => SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'permit', permission });
/** The route needs no token: health, sign-in, or guarded by something else. */
export const Public = () => SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'public' });

/** A request after the guard. */
export interface SignedIn { actor?: Actor }
/** The person behind the request. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<SignedIn>();
  if (actor === undefined) throw new Error('no actor on a route without @Permit');
  return actor;
});
