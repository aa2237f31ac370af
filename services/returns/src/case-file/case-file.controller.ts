import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { listReturns, ReturnPage, ReturnQuery } from './list-returns.js';
import { CaseFile, readCaseFile } from './read-case-file.js';
import { readTimeline, TimelinePage, TimelineQuery } from './read-timeline.js';
import { requireVisible } from './visible-return.js';

@ApiTags('客退单档案 case file')
@Permit('task.read')
@Controller('returns')
export class CaseFileController {
  constructor(private readonly database: Database, private readonly config: ServiceConfig) {}

  @Get()
  @ApiOperation({ summary: '退货单列表 · Returns, newest first' })
  @ApiOkResponse({ standardSchema: ReturnPage })
  list(@CurrentActor() actor: Actor, @Query({ schema: ReturnQuery }) query: ReturnQuery): Promise<z.infer<typeof ReturnPage>> {
    return listReturns(this.database, actor, query, this.config.timeZone);
  }

  @Get(':returnNo/case-file')
  @ApiOperation({ summary: '退货单档案 · What was registered, papers, warnings, how it ended' })
  @ApiOkResponse({ standardSchema: CaseFile })
  async file(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string): Promise<CaseFile> {
    await requireVisible(this.database, actor, returnNo);
    return readCaseFile(this.database, actor, returnNo, this.config.timeZone);
  }

  @Get(':returnNo/timeline')
  @ApiOperation({ summary: '时间线 · Facts of all departments and effects of the process, in order' })
  @ApiOkResponse({ standardSchema: TimelinePage })
  async timeline(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string, @Query({ schema: TimelineQuery }) query: TimelineQuery): Promise<z.infer<typeof TimelinePage>> {
    await requireVisible(this.database, actor, returnNo);
    return readTimeline(this.database, actor, returnNo, query);
  }
}
