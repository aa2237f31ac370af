import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CountStock, CountStockBody, StockCount } from './count-stock.js';

const NoBody = z.strictObject({}).meta({ id: 'ConfirmStockCount' });

@ApiTags('盘点 stock counts')
@Controller('stock-counts')
export class StockCountController {
  constructor(private readonly countStock: CountStock) {}

  @Post()
  @Permit('stock.count')
  @ApiOperation({ summary: '盘点 · What was scanned in an area, against the ledger' })
  @ApiCreatedResponse({ standardSchema: StockCount })
  count(@Body({ schema: CountStockBody }) body: z.infer<typeof CountStockBody>, @CurrentCommand() command: Command): Promise<StockCount> {
    return this.countStock.count(command, body);
  }

  @Post(':id/confirmations')
  @Permit('stock.count')
  @ApiOperation({ summary: '确认盘点 · One confirmation; what differs is followed up' })
  @ApiCreatedResponse({ standardSchema: StockCount })
  confirm(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: NoBody }) _body: z.infer<typeof NoBody>, @CurrentCommand() command: Command): Promise<StockCount> {
    return this.countStock.confirm(command, id);
  }
}
