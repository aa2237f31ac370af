import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { requireVisible } from '../settlement/visible-settlement.js';
import { CostEntered, EnterCost, EnterCostBody } from './enter-cost.js';
import { FailureCost, readCosts } from './read-costs.js';
import { CostsQuery, PeriodCosts, readPeriodCosts } from './read-period-costs.js';
import { LabourRateBody, SetLabourRate } from './set-labour-rate.js';

@ApiTags('质量损失 failure cost')
@Controller()
export class FailureCostController {
  constructor(private readonly database: Database, private readonly enterCost: EnterCost, private readonly setLabourRate: SetLabourRate, private readonly config: ServiceConfig) {}

  @Get('costs')
  @Permit('cost.read')
  @ApiOperation({ summary: '期间质量损失 · What returns cost over a period, by kind and by return' })
  @ApiOkResponse({ standardSchema: PeriodCosts })
  period(@CurrentActor() actor: Actor, @Query({ schema: CostsQuery }) query: z.infer<typeof CostsQuery>): Promise<PeriodCosts> {
    return readPeriodCosts(this.database, actor, query, this.config.timeZone);
  }

  @Get('settlements/:returnNo/costs')
  @Permit('settlement.work')
  @ApiOperation({ summary: '质量损失 · What a return cost the house, by kind' })
  @ApiOkResponse({ standardSchema: FailureCost })
  async costs(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string): Promise<FailureCost> {
    await requireVisible(this.database, actor, returnNo);
    return readCosts(this.database, actor, returnNo);
  }

  @Post('settlements/:returnNo/costs')
  @Permit('settlement.work')
  @ApiOperation({ summary: '补记质量损失 · A cost that no department recorded' })
  @ApiCreatedResponse({ standardSchema: CostEntered })
  enter(@ReturnNumber() returnNo: string, @Body({ schema: EnterCostBody }) body: z.infer<typeof EnterCostBody>, @CurrentCommand() command: Command): Promise<CostEntered> {
    return this.enterCost.execute(command, returnNo, body);
  }

  @Put('labour-rate')
  @Permit('posting.configure')
  @ApiOperation({ summary: '工时费率 · What an hour of work costs, from now on' })
  @ApiOkResponse({ standardSchema: LabourRateBody })
  rate(@Body({ schema: LabourRateBody }) body: LabourRateBody, @CurrentCommand() command: Command): Promise<LabourRateBody> {
    return this.setLabourRate.execute(command, body);
  }
}
