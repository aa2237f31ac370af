import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { NotificationClock } from '../notification-clock.js';
import { answerProposal, DigestProposal, DigestProposals, listProposals, ProposalAnswer } from './answer-proposal.js';

@ApiTags('digest proposals')
@Controller('digest-proposals')
export class DigestProposalsController {
  constructor(private readonly database: Database, private readonly clock: NotificationClock) {}

  @Get()
  @Permit('push.read')
  @ApiOperation({ summary: '建议改为日报的规则 · Rules proposed for the digest because hardly anybody acts on their pushes' })
  @ApiOkResponse({ standardSchema: DigestProposals })
  list(@CurrentActor() { companyCode }: Actor): Promise<{ items: DigestProposal[] }> {
    return listProposals(this.database, companyCode);
  }

  @Post(':id/answers')
  @Permit('digest.decide')
  @HttpCode(200)
  @ApiOperation({ summary: '答复建议 · Have the whole house get the rule in the digest, or go on with its pushes' })
  @ApiOkResponse({ standardSchema: DigestProposal })
  answer(@CurrentCommand() command: Command, @Param('id', { schema: z.uuid() }) id: string, @Body({ schema: ProposalAnswer }) body: z.infer<typeof ProposalAnswer>): Promise<DigestProposal> {
    return command.run((tx) => answerProposal(tx, command.actor, id, body, this.clock.now()));
  }
}
