import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RecordInspection } from './record-inspection.js';

const InspectionBody = commandBody('inspect');

@ApiTags('检验结果 inspection')
@Controller()
export class InspectionController {
  constructor(private readonly recordInspection: RecordInspection) {}

  @FactRoute('inspect')
  record(@ReturnNumber() returnNo: string, @Body({ schema: InspectionBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.recordInspection.execute(command, factRequest(returnNo, body));
  }
}
