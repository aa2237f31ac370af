import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReviewDisposition } from './review-disposition.js';

const DispositionApprovalBody = commandBody('disposition_approval');

@ApiTags('判定审批 disposition approval')
@Controller()
export class DispositionApprovalController {
  constructor(private readonly reviewDisposition: ReviewDisposition) {}

  @FactRoute('disposition_approval')
  record(@ReturnNumber() returnNo: string, @Body({ schema: DispositionApprovalBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.reviewDisposition.execute(command, factRequest(returnNo, body));
  }
}
