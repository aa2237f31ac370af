import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { PickList, readPicks } from '../release/read-picks.js';
import { GoodsIssued, IssueGoods, IssueGoodsBody } from './issue-goods.js';

@ApiTags('领用 issues')
@Controller()
export class IssueController {
  constructor(private readonly database: Database, private readonly issueGoods: IssueGoods) {}

  @Get('returns/:returnNo/picks')
  @Permit('task.read')
  @ApiOperation({ summary: '可领用 · What of a return is released, and whose word is missing for the rest' })
  @ApiOkResponse({ standardSchema: PickList })
  picks(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string): Promise<PickList> {
    return readPicks(this.database, actor, returnNo);
  }

  @Post('returns/:returnNo/issues')
  @Permit('goods.issue')
  @ApiOperation({ summary: '领用 · Hand released goods to the line for rework' })
  @ApiCreatedResponse({ standardSchema: GoodsIssued })
  issue(@ReturnNumber() returnNo: string, @Body({ schema: IssueGoodsBody }) body: z.infer<typeof IssueGoodsBody>, @CurrentCommand() command: Command): Promise<GoodsIssued> {
    return this.issueGoods.execute(command, returnNo, body);
  }
}
