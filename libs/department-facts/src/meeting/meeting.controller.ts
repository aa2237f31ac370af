import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ConcludeMeeting } from './conclude-meeting.js';

const ConclusionBody = commandBody('conclude');

@ApiTags('评审结论 meeting conclusion')
@Controller()
export class MeetingController {
  constructor(private readonly concludeMeeting: ConcludeMeeting) {}

  @FactRoute('conclude')
  conclude(@ReturnNumber() returnNo: string, @Body({ schema: ConclusionBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.concludeMeeting.execute(command, factRequest(returnNo, body));
  }
}
