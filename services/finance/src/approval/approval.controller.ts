import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReviewSettlement } from './review-settlement.js';

const ApprovalBody = commandBody('settlement_approval');

@ApiTags('结算审批 settlement approval')
@Controller()
export class ApprovalController {
  constructor(private readonly reviewSettlement: ReviewSettlement) {}

  @FactRoute('settlement_approval')
  record(@ReturnNumber() returnNo: string, @Body({ schema: ApprovalBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.reviewSettlement.execute(command, factRequest(returnNo, body));
  }
}
