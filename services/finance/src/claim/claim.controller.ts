import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AnswerClaim, AnswerClaimBody } from './answer-claim.js';
import { Claim, ClaimStateField } from './claim-row.js';
import { listClaims } from './list-claims.js';
import { OpenClaim, OpenClaimBody } from './open-claim.js';
import { RecoverClaim, RecoverClaimBody } from './recover-claim.js';

const ClaimsQuery = z.strictObject({ state: ClaimStateField.optional().describe('without it: what still waits for an answer or for money'), limit: wholeNumberOr(100, 1, 500) });
const ClaimList = z.object({ items: z.array(Claim) }).meta({ id: 'ClaimList' });

@ApiTags('索赔 claims')
@Permit('settlement.work')
@Controller('claims')
export class ClaimController {
  constructor(private readonly database: Database, private readonly openClaim: OpenClaim, private readonly answerClaim: AnswerClaim, private readonly recoverClaim: RecoverClaim) {}

  @Get()
  @ApiOperation({ summary: '索赔 · Claims of one’s plants, the nearest due time first' })
  @ApiOkResponse({ standardSchema: ClaimList })
  async list(@CurrentActor() actor: Actor, @Query({ schema: ClaimsQuery }) { state, limit }: z.infer<typeof ClaimsQuery>): Promise<z.infer<typeof ClaimList>> {
    return { items: await listClaims(this.database, actor, state, limit) };
  }

  @Post()
  @ApiOperation({ summary: '提出索赔 · Claim a loss of a carrier or supplier; its time runs' })
  @ApiCreatedResponse({ standardSchema: Claim })
  open(@Body({ schema: OpenClaimBody }) body: z.infer<typeof OpenClaimBody>, @CurrentCommand() command: Command): Promise<Claim> {
    return this.openClaim.execute(command, body);
  }

  @Post(':id/answers')
  @HttpCode(200)
  @ApiOperation({ summary: '对方答复 · What they grant' })
  @ApiOkResponse({ standardSchema: Claim })
  answer(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: AnswerClaimBody }) body: z.infer<typeof AnswerClaimBody>, @CurrentCommand() command: Command): Promise<Claim> {
    return this.answerClaim.execute(command, id, body);
  }

  @Post(':id/recoveries')
  @HttpCode(200)
  @ApiOperation({ summary: '索赔到账 · Money came back' })
  @ApiOkResponse({ standardSchema: Claim })
  recover(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: RecoverClaimBody }) body: z.infer<typeof RecoverClaimBody>, @CurrentCommand() command: Command): Promise<Claim> {
    return this.recoverClaim.execute(command, id, body);
  }
}
