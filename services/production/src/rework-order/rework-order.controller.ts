import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OrderRework } from './order-rework.js';

const ReworkOrderBody = commandBody('order');

@ApiTags('生产指令 rework order')
@Controller()
export class ReworkOrderController {
  constructor(private readonly orderRework: OrderRework) {}

  @FactRoute('order')
  record(@ReturnNumber() returnNo: string, @Body({ schema: ReworkOrderBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.orderRework.execute(command, factRequest(returnNo, body));
  }
}
