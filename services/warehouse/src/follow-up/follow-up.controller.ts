import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CloseFollowUp, CloseFollowUpBody, FollowUpClosed } from './close-follow-up.js';
import { FollowUpList, FollowUpQuery, listFollowUps } from './list-follow-ups.js';

@ApiTags('跟进 follow-ups')
@Controller('follow-ups')
export class FollowUpController {
  constructor(private readonly database: Database, private readonly closeFollowUp: CloseFollowUp) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '跟进 · What in the return area needs somebody though no running return asks for it' })
  @ApiOkResponse({ standardSchema: FollowUpList })
  list(@CurrentActor() actor: Actor, @Query({ schema: FollowUpQuery }) query: z.infer<typeof FollowUpQuery>): Promise<FollowUpList> {
    return listFollowUps(this.database, actor, query);
  }

  @Post(':id/closings')
  @Permit('task.work')
  @ApiOperation({ summary: '跟进完成 · Say how a follow-up ended' })
  @ApiCreatedResponse({ standardSchema: FollowUpClosed })
  close(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: CloseFollowUpBody }) body: z.infer<typeof CloseFollowUpBody>, @CurrentCommand() command: Command): Promise<FollowUpClosed> {
    return this.closeFollowUp.execute(command, id, body);
  }
}
