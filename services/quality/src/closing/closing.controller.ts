import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReviewClosing } from './review-closing.js';

const ClosingBody = commandBody('close_review');

@ApiTags('结案评审 closing review')
@Controller()
export class ClosingController {
  constructor(private readonly reviewClosing: ReviewClosing) {}

  @FactRoute('close_review')
  record(@ReturnNumber() returnNo: string, @Body({ schema: ClosingBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.reviewClosing.execute(command, factRequest(returnNo, body));
  }
}
