import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompleteRework } from './complete-rework.js';

const ReworkBody = commandBody('repair');

@ApiTags('返修完成 repair completed')
@Controller()
export class ReworkController {
  constructor(private readonly completeRework: CompleteRework) {}

  @FactRoute('repair')
  record(@ReturnNumber() returnNo: string, @Body({ schema: ReworkBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.completeRework.execute(command, factRequest(returnNo, body));
  }
}
