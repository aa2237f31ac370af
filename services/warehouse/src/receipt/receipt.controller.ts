import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AcceptGoods } from './accept-goods.js';

const AcceptGoodsBody = commandBody('receive');

@ApiTags('验收 receipt')
@Controller()
export class ReceiptController {
  constructor(private readonly acceptGoods: AcceptGoods) {}

  @FactRoute('receive')
  receive(@ReturnNumber() returnNo: string, @Body({ schema: AcceptGoodsBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.acceptGoods.execute(command, factRequest(returnNo, body));
  }
}
