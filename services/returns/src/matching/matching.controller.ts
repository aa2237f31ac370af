import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { BlindLines, listBlindLines } from './list-blind-lines.js';
import { MatchBlindLine, MatchBody, Matched } from './match-blind-line.js';

@ApiTags('盲退行匹配 matching')
@Controller()
export class MatchingController {
  constructor(private readonly database: Database, private readonly matchBlindLine: MatchBlindLine) {}

  @Get('blind-lines')
  @Permit('record.register')
  @ApiOperation({ summary: '待匹配的盲退行 · Lines whose delivery is still to be found' })
  @ApiOkResponse({ standardSchema: BlindLines })
  list(@CurrentActor() actor: Actor): Promise<z.infer<typeof BlindLines>> {
    return listBlindLines(this.database, actor);
  }

  @Post('returns/:returnNo/line-matches')
  @HttpCode(200)
  @Permit('record.register')
  @ApiOperation({ summary: '盲退行匹配 · Lay a blind line to its delivery; its goods are claimed from it' })
  @ApiOkResponse({ standardSchema: Matched })
  match(@ReturnNumber() returnNo: string, @Body({ schema: MatchBody }) body: z.infer<typeof MatchBody>, @CurrentCommand() command: Command): Promise<Matched> {
    return this.matchBlindLine.execute(command, returnNo, body);
  }
}
