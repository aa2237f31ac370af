import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestScrap } from './request-scrap.js';
import { ReviewScrap } from './review-scrap.js';

const ScrapRequestBody = commandBody('scrap_request');
const ScrapReviewBody = commandBody('scrap_approval');

@ApiTags('报废 scrap')
@Controller()
export class ScrapController {
  constructor(private readonly requestScrap: RequestScrap, private readonly reviewScrap: ReviewScrap) {}

  @FactRoute('scrap_request')
  request(@ReturnNumber() returnNo: string, @Body({ schema: ScrapRequestBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.requestScrap.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('scrap_approval')
  review(@ReturnNumber() returnNo: string, @Body({ schema: ScrapReviewBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.reviewScrap.execute(command, factRequest(returnNo, body));
  }
}
