import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestScrap } from './request-scrap.js';

const ScrapRequestBody = commandBody('scrap_request');

@ApiTags('报废申请 scrap request')
@Controller()
export class ScrapRequestController {
  constructor(private readonly requestScrap: RequestScrap) {}

  @FactRoute('scrap_request')
  record(@ReturnNumber() returnNo: string, @Body({ schema: ScrapRequestBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.requestScrap.execute(command, factRequest(returnNo, body));
  }
}
