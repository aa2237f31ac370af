import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { DecideException } from './decide-exception.js';

@ApiTags('特批 exceptional approval')
@Controller()
export class ExceptionController {
  constructor(private readonly action: DecideException) {}

  @FactRoute('exception')
  decide(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('exception') }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.action.execute(command, factRequest(returnNo, body));
  }
}
