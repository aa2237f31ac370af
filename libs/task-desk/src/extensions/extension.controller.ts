import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DeskName } from '../desk.js';
import { PublicTaskId } from '../tasks/task-row.js';
import { AskExtension, AskExtensionBody } from './ask-extension.js';
import { DecideExtension, DecideExtensionBody } from './decide-extension.js';
import { ExtensionRequest } from './extension-row.js';
import { ExtensionList, ExtensionsQuery, listExtensions } from './list-extensions.js';

@ApiTags('延期 extensions')
@Permit('task.work')
@Controller()
export class ExtensionController {
  constructor(private readonly database: Database, private readonly directory: Directory, private readonly name: DeskName, private readonly askExtension: AskExtension, private readonly decideExtension: DecideExtension) {}

  @Post('tasks/:id/extension-requests')
  @ApiOperation({ summary: '申请延期 · Ask for more time' })
  @ApiCreatedResponse({ standardSchema: ExtensionRequest })
  ask(@Param('id', { schema: PublicTaskId }) id: string, @Body({ schema: AskExtensionBody }) body: z.infer<typeof AskExtensionBody>, @CurrentCommand() command: Command): Promise<ExtensionRequest> {
    return this.askExtension.execute(command, id, body);
  }

  @Get('extensions')
  @Permit('task.read')
  @ApiOperation({ summary: '延期申请 · Requests for more time, with how the step has kept its time lately' })
  @ApiOkResponse({ standardSchema: ExtensionList })
  list(@CurrentActor() actor: Actor, @Query({ schema: ExtensionsQuery }) query: z.infer<typeof ExtensionsQuery>): Promise<ExtensionList> {
    return listExtensions(this.database, this.directory, this.name.desk, actor, query);
  }

  @Post('extensions/:id/decisions')
  @Permit('task.assign')
  @HttpCode(200)
  @ApiOperation({ summary: '批准或拒绝延期 · Grant or refuse it' })
  @ApiOkResponse({ standardSchema: ExtensionRequest })
  decide(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: DecideExtensionBody }) body: z.infer<typeof DecideExtensionBody>, @CurrentCommand() command: Command): Promise<ExtensionRequest> {
    return this.decideExtension.execute(command, id, body);
  }
}
