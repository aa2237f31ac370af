import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompleteOnsiteWork } from './complete-onsite-work.js';
import { RecordOnsiteResult } from './record-onsite-result.js';

const OnsiteResultBody = commandBody('onsite');
const OnsiteWorkBody = commandBody('onsite_done');

@ApiTags('现场 on site')
@Controller()
export class OnsiteController {
  constructor(private readonly recordOnsiteResult: RecordOnsiteResult, private readonly completeOnsiteWork: CompleteOnsiteWork) {}

  @FactRoute('onsite')
  recordResult(@ReturnNumber() returnNo: string, @Body({ schema: OnsiteResultBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.recordOnsiteResult.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('onsite_done')
  completeWork(@ReturnNumber() returnNo: string, @Body({ schema: OnsiteWorkBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.completeOnsiteWork.execute(command, factRequest(returnNo, body));
  }
}
