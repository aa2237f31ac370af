import { DeptCode } from '@guitu/contracts/scalars';
import { DEPARTMENTS, type Dept } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { databaseNow } from '@guitu/persistence/database-now';
import { Problem } from '@guitu/platform/http/problem';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeskName } from '../desk.js';
import { Board, readBoard } from './read-board.js';

@ApiTags('看板 boards')
@Permit('task.read')
@Controller()
export class BoardController {
  constructor(private readonly database: Database, private readonly directory: Directory, private readonly name: DeskName, private readonly config: ServiceConfig) {}

  @Get('boards/:dept')
  @ApiOperation({ summary: '部门看板 · A department’s morning board; each figure names the list behind it' })
  @ApiOkResponse({ standardSchema: Board })
  async board(@CurrentActor() actor: Actor, @Param('dept', { schema: DeptCode }) dept: Dept): Promise<Board> {
    if (DEPARTMENTS[dept].desk !== this.name.desk) throw Problem.notFound('这个部门的待办不在本服务。', 'The tasks of this department lie elsewhere.');
    return readBoard(this.database, this.directory, this.name.desk, actor, dept, this.config, await databaseNow(this.database));
  }
}
