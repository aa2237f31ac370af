import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompleteReplenishment } from './complete-replenishment.js';

const ReplenishmentBody = commandBody('make');

@ApiTags('备货完成 supply ready')
@Controller()
export class ReplenishmentController {
  constructor(private readonly completeReplenishment: CompleteReplenishment) {}

  @FactRoute('make')
  record(@ReturnNumber() returnNo: string, @Body({ schema: ReplenishmentBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.completeReplenishment.execute(command, factRequest(returnNo, body));
  }
}
