import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { PauseClocks } from './pause-clocks.js';
import { ResumeClocks } from './resume-clocks.js';

@ApiTags('暂停与恢复 clock control')
@Controller()
export class ClockControlController {
  constructor(private readonly pauseClocks: PauseClocks, private readonly resumeClocks: ResumeClocks) {}

  @FactRoute('pause')
  pause(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('pause') }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.pauseClocks.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('resume')
  resume(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('resume') }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.resumeClocks.execute(command, factRequest(returnNo, body));
  }
}
