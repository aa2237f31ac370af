import { timingSafeEqual } from 'node:crypto';
import { AccessDenied } from '@guitu/identity/access-denied';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { hashOf } from '../command/idempotency.js';
import { ServiceConfig } from './service-config.js';

/** Header by which services know each other. */
export const INTERNAL_TOKEN = 'x-guitu-internal';

/** For services among themselves only: `@Public() @UseGuards(InternalGuard)`. */
@Injectable()
export class InternalGuard implements CanActivate {
  constructor(private readonly config: ServiceConfig) {}

  canActivate(context: ExecutionContext): boolean {
    const given = context.switchToHttp().getRequest<Request>().headers[INTERNAL_TOKEN];
    // hashes have equal length, so the comparison takes equal time
    if (typeof given === 'string' && timingSafeEqual(hashOf(given), hashOf(this.config.internalToken))) return true;
    throw AccessDenied.unauthenticated('internal-only', '仅供服务之间调用。', 'For services among themselves only.');
  }
}
