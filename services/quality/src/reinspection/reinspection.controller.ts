import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RecordReinspection } from './record-reinspection.js';

const ReinspectionBody = commandBody('reinspect');

@ApiTags('复检结果 re-inspection')
@Controller()
export class ReinspectionController {
  constructor(private readonly recordReinspection: RecordReinspection) {}

  @FactRoute('reinspect')
  record(@ReturnNumber() returnNo: string, @Body({ schema: ReinspectionBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.recordReinspection.execute(command, factRequest(returnNo, body));
  }
}
