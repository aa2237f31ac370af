import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NotifyArrival } from './notify-arrival.js';

const NotifyArrivalBody = commandBody('arrival_notice');

@ApiTags('到货通知 arrival notice')
@Controller()
export class ArrivalNoticeController {
  constructor(private readonly notifyArrival: NotifyArrival) {}

  @FactRoute('arrival_notice')
  notify(@ReturnNumber() returnNo: string, @Body({ schema: NotifyArrivalBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.notifyArrival.execute(command, factRequest(returnNo, body));
  }
}
