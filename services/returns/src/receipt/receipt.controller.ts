import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { AcceptGoods } from './accept-goods.js';

@ApiTags('验收 receipt')
@Controller()
export class ReceiptController {
  constructor(private readonly action: AcceptGoods) {}

  @FactRoute('receive')
  receive(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('receive') }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.action.execute(command, factRequest(returnNo, body));
  }
}
