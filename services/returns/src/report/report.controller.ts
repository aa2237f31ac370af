import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { SendReport } from './send-report.js';

@ApiTags('报告发出 report sent')
@Controller()
export class ReportController {
  constructor(private readonly action: SendReport) {}

  @FactRoute('report_sent')
  send(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('report_sent') }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.action.execute(command, factRequest(returnNo, body));
  }
}
