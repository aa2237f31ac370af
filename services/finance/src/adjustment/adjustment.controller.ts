import { commandBody } from '@guitu/contracts/http/command-body';
import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AdjustSettlement } from './adjust-settlement.js';
import { AdjustmentProposal, AdjustmentProposalBody, ProposeAdjustment } from './propose-adjustment.js';

const AdjustmentBody = commandBody('adjust');

@ApiTags('结算调整 settlement adjustment')
@Controller()
export class AdjustmentController {
  constructor(private readonly adjustSettlement: AdjustSettlement, private readonly proposeAdjustment: ProposeAdjustment) {}

  @FactRoute('adjust')
  record(@ReturnNumber() returnNo: string, @Body({ schema: AdjustmentBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.adjustSettlement.execute(command, factRequest(returnNo, body));
  }

  @Post('returns/:returnNo/adjustment-proposals')
  @Permit('record.adjust')
  @ApiOperation({ summary: '提出结算调整 · Propose what becomes of a difference; a second person decides' })
  @ApiCreatedResponse({ standardSchema: AdjustmentProposal })
  propose(@ReturnNumber() returnNo: string, @Body({ schema: AdjustmentProposalBody }) body: z.infer<typeof AdjustmentProposalBody>, @CurrentCommand() command: Command): Promise<AdjustmentProposal> {
    return this.proposeAdjustment.execute(command, returnNo, body);
  }
}
