import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AccessDenied } from '@guitu/identity/access-denied';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { FileStrayBody, fileStrayFact, listStrayFacts, StrayItem, StrayList, StrayQuery } from './stray-facts.js';
import { filesStrayFacts } from './who-sees-what.rules.js';

@ApiTags('无主事实 stray facts')
@Controller('stray-facts')
export class StrayFactsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '结案后到达与无主事实 · Facts that no process could take' })
  @ApiOkResponse({ standardSchema: StrayList })
  async list(@CurrentActor() actor: Actor, @Query({ schema: StrayQuery }) query: z.infer<typeof StrayQuery>): Promise<z.infer<typeof StrayList>> {
    requireSalesSide(actor);
    return { items: await listStrayFacts(this.database, actor, query) };
  }

  @Post(':factId/filing')
  @HttpCode(200)
  @Permit('task.work')
  @ApiOperation({ summary: '归档 · File one, saying what was done about it' })
  @ApiOkResponse({ standardSchema: StrayItem })
  file(@Param('factId', { schema: z.uuid() }) factId: string, @Body({ schema: FileStrayBody }) { note }: z.infer<typeof FileStrayBody>, @CurrentCommand() command: Command): Promise<StrayItem> {
    requireSalesSide(command.actor);
    return command.run((tx) => fileStrayFact(tx, command.actor, factId, note));
  }
}

/** @throws AccessDenied 403 */
function requireSalesSide({ dept }: Actor): void {
  if (!filesStrayFacts(dept)) throw new AccessDenied(403, 'not-permitted', '无主事实由业务与客服处理。', 'Sales and customer service file these.');
}
