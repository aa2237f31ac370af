import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { RecordOnsiteResult } from './record-onsite-result.js';
import { CompleteOnsiteWork } from './complete-onsite-work.js';

@ApiTags('现场结果 on-site result, 现场处理完成 on-site work done')
@Controller()
export class OnsiteController {
  constructor(private readonly recordOnsiteResult: RecordOnsiteResult, private readonly completeOnsiteWork: CompleteOnsiteWork) {}

  @FactRoute('onsite')
  record(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('onsite') }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.recordOnsiteResult.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('onsite_done')
  complete(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('onsite_done') }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.completeOnsiteWork.execute(command, factRequest(returnNo, body));
  }
}
