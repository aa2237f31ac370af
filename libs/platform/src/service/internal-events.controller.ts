import { timingSafeEqual } from 'node:crypto';
import { AccessDenied } from '@guitu/identity/access-denied';
import { Public } from '@guitu/identity/permit';
import { JOURNAL_PAGE, readJournal } from '@guitu/messaging/read-journal';
import { Database } from '@guitu/persistence/database';
import { Controller, Get, Injectable, Query, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { hashOf } from '../command/idempotency.js';
import { ServiceConfig } from './service-config.js';
import { ServiceSource } from './service-source.js';

const Page = z.strictObject({
  subject: z.string().min(1).max(200).regex(/^[\x21-\x7e]+$/),
  after: z.coerce.number().int().min(0).max(1_000_000_000),
  limit: z.coerce.number().int().min(1).max(JOURNAL_PAGE).default(JOURNAL_PAGE),
});
/** Header by which services know each other. */
export const INTERNAL_TOKEN = 'x-guitu-internal';

@Injectable()
class InternalGuard implements CanActivate {
  constructor(private readonly config: ServiceConfig) {}

  canActivate(context: ExecutionContext): boolean {
    const given = context.switchToHttp().getRequest<Request>().headers[INTERNAL_TOKEN];
    // hashes have equal length, so the comparison takes equal time
    if (typeof given === 'string' && timingSafeEqual(hashOf(given), hashOf(this.config.internalToken))) return true;
    throw AccessDenied.unauthenticated('internal-only', '仅供服务之间调用。', 'For services among themselves only.');
  }
}

/** The serving side of the gap fetch: this service's events of one subject, from its journal. */
@ApiExcludeController()
@Public()
@UseGuards(InternalGuard)
@Controller('internal/events')
export class InternalEventsController {
  constructor(private readonly database: Database, private readonly source: ServiceSource) {}

  @Get()
  async events(@Query({ schema: Page }) { subject, after, limit }: z.infer<typeof Page>) {
    return { events: await readJournal(this.database.dataSource, this.source.name, subject, after, limit) };
  }
}
