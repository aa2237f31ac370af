import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { requireVisible } from '../case-file/visible-return.js';
import { listProposals, ProposalList } from './list-proposals.js';

@ApiTags('客户答复 customer answer')
@Controller('returns/:returnNo/proposals')
export class ProposalsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '方案与答复 · What the customer was asked to agree to, and what he said' })
  @ApiOkResponse({ standardSchema: ProposalList })
  async list(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string): Promise<ProposalList> {
    await requireVisible(this.database, actor, returnNo);
    return listProposals(this.database, actor, returnNo);
  }
}
