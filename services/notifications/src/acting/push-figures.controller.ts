import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { NotificationClock } from '../notification-clock.js';
import { PushFigures, PushFiguresQuery, readPushFigures } from './push-figures.js';

@ApiTags('push figures')
@Controller('push-figures')
export class PushFiguresController {
  private readonly zone: string;

  constructor(private readonly database: Database, private readonly clock: NotificationClock, { timeZone }: ServiceConfig) {
    this.zone = timeZone;
  }

  @Get()
  @Permit('push.read')
  @ApiOperation({ summary: '推送处理率 · Share of pushes acted on within 8 working hours, of a month, by rule' })
  @ApiOkResponse({ standardSchema: PushFigures })
  read(@CurrentActor() { companyCode }: Actor, @Query({ schema: PushFiguresQuery }) query: z.infer<typeof PushFiguresQuery>): Promise<PushFigures> {
    return readPushFigures(this.database, companyCode, query, this.clock.now(), this.zone);
  }
}
