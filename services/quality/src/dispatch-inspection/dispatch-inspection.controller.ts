import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InspectDispatch } from './inspect-dispatch.js';

const DispatchInspectionBody = commandBody('dispatch_check');

@ApiTags('出货检验 dispatch inspection')
@Controller()
export class DispatchInspectionController {
  constructor(private readonly inspectDispatch: InspectDispatch) {}

  @FactRoute('dispatch_check')
  record(@ReturnNumber() returnNo: string, @Body({ schema: DispatchInspectionBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.inspectDispatch.execute(command, factRequest(returnNo, body));
  }
}
