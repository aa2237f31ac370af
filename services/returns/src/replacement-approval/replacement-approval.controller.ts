import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { ReviewReplacement } from './review-replacement.js';

@ApiTags('换补审批 replacement approval')
@Controller()
export class ReplacementApprovalController {
  constructor(private readonly action: ReviewReplacement) {}

  @FactRoute('replacement_approval')
  decide(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('replacement_approval') }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.action.execute(command, factRequest(returnNo, body));
  }
}
