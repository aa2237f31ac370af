import { Code } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CostsKept, KeepCostsBody, keepCostBatch, ProductCost, readProductCost } from './keep-product-costs.js';

@ApiTags('产品成本 product costs')
@Controller()
export class ProductCostController {
  constructor(private readonly database: Database) {}

  @Get('product-costs/:code')
  @Permit('cost.read')
  @ApiOperation({ summary: '产品成本 · What a product costs' })
  @ApiOkResponse({ standardSchema: ProductCost })
  read(@CurrentActor() { companyCode }: Actor, @Param('code', { schema: Code }) code: string): Promise<z.infer<typeof ProductCost>> {
    return readProductCost(this.database, companyCode, code);
  }

  @Put('product-costs\\:batch')
  @Permit('cost.write')
  @ApiOperation({ summary: '批量维护产品成本 · Keep the costs of up to 1,000 products; result per row' })
  @ApiOkResponse({ standardSchema: CostsKept })
  keep(@CurrentCommand() command: Command, @Body({ schema: KeepCostsBody }) body: z.infer<typeof KeepCostsBody>): Promise<z.infer<typeof CostsKept>> {
    return command.run((tx) => keepCostBatch(tx, command.actor, body));
  }
}
