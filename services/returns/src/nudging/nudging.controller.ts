import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { NudgeBody, Nudged, NudgeTask } from './nudge-task.js';

@ApiTags('跟催 nudging')
@Controller()
export class NudgingController {
  constructor(private readonly nudgeTask: NudgeTask) {}

  @Post('returns/:returnNo/nudges')
  @Permit('task.work')
  @ApiOperation({ summary: '跟催 · Ask whoever the return waits for to get on; at most once in four hours per task' })
  @ApiCreatedResponse({ standardSchema: Nudged })
  nudge(@ReturnNumber() returnNo: string, @Body({ schema: NudgeBody }) body: z.infer<typeof NudgeBody>, @CurrentCommand() command: Command): Promise<z.infer<typeof Nudged>> {
    return this.nudgeTask.execute(command, returnNo, body);
  }
}
