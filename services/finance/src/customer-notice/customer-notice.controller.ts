import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TellCustomer } from './tell-customer.js';

const CustomerNoticeBody = commandBody('tell');

@ApiTags('告知客户 customer told')
@Controller()
export class CustomerNoticeController {
  constructor(private readonly tellCustomer: TellCustomer) {}

  @FactRoute('tell')
  record(@ReturnNumber() returnNo: string, @Body({ schema: CustomerNoticeBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.tellCustomer.execute(command, factRequest(returnNo, body));
  }
}
