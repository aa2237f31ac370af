import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DismantleGoods } from './dismantle-goods.js';

const DismantlingBody = commandBody('dismantle');

@ApiTags('拆解完成 dismantled')
@Controller()
export class DismantlingController {
  constructor(private readonly dismantleGoods: DismantleGoods) {}

  @FactRoute('dismantle')
  record(@ReturnNumber() returnNo: string, @Body({ schema: DismantlingBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.dismantleGoods.execute(command, factRequest(returnNo, body));
  }
}
