import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { readExplanation, SettlementExplanation } from './read-explanation.js';
import { readSettlement, Settlement } from './read-settlement.js';
import { requireVisible } from './visible-settlement.js';

@ApiTags('结算 settlement')
@Permit('task.read')
@Controller('settlements/:returnNo')
export class SettlementController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: '结算现状 · Papers, proposals, audit, approvals, postings of a return' })
  @ApiOkResponse({ standardSchema: Settlement })
  async one(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string): Promise<Settlement> {
    await requireVisible(this.database, actor, returnNo);
    return readSettlement(this.database, actor, returnNo);
  }

  @Get('explanation')
  @ApiOperation({ summary: '金额依据 · Why this amount: rule, inputs, clause and policy version of each number' })
  @ApiOkResponse({ standardSchema: SettlementExplanation })
  async explanation(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string): Promise<SettlementExplanation> {
    await requireVisible(this.database, actor, returnNo);
    return readExplanation(this.database, actor, returnNo);
  }
}
