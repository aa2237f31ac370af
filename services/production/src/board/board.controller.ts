import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Board, BoardQuery, readBoard } from './read-board.js';

@ApiTags('看板 board')
@Controller('orders')
export class BoardController {
  constructor(private readonly database: Database) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '返修补货看板 · Rework and replenishment by column: goods, material, date and promise on each card' })
  @ApiOkResponse({ standardSchema: Board })
  board(@CurrentActor() actor: Actor, @Query({ schema: BoardQuery }) query: z.infer<typeof BoardQuery>): Promise<Board> {
    return readBoard(this.database, actor, query);
  }
}
