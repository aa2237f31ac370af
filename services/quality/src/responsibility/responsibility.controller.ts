import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecideResponsibility } from './decide-responsibility.js';

const ResponsibilityBody = commandBody('responsibility');

@ApiTags('责任判定 responsibility')
@Controller()
export class ResponsibilityController {
  constructor(private readonly decideResponsibility: DecideResponsibility) {}

  @FactRoute('responsibility')
  decide(@ReturnNumber() returnNo: string, @Body({ schema: ResponsibilityBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.decideResponsibility.execute(command, factRequest(returnNo, body));
  }
}
