import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecideDisposition } from './decide-disposition.js';

const DispositionBody = commandBody('dispose');

@ApiTags('判定 disposition')
@Controller()
export class DispositionController {
  constructor(private readonly decideDisposition: DecideDisposition) {}

  @FactRoute('dispose')
  decide(@ReturnNumber() returnNo: string, @Body({ schema: DispositionBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.decideDisposition.execute(command, factRequest(returnNo, body));
  }
}
