import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { listStock, StockList, StockQuery } from './list-stock.js';

@ApiTags('在库 stock')
@Controller('stock')
export class StockListController {
  constructor(private readonly database: Database) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '在库清单 · What of open returns lies here, where and how long' })
  @ApiOkResponse({ standardSchema: StockList })
  list(@CurrentActor() actor: Actor, @Query({ schema: StockQuery }) query: z.infer<typeof StockQuery>): Promise<z.infer<typeof StockList>> {
    return listStock(this.database, actor, query);
  }
}
