import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SortGoods } from './sort-goods.js';

const SortingBody = commandBody('sort');

@ApiTags('分拣完成 sorted')
@Controller()
export class SortingController {
  constructor(private readonly sortGoods: SortGoods) {}

  @FactRoute('sort')
  record(@ReturnNumber() returnNo: string, @Body({ schema: SortingBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.sortGoods.execute(command, factRequest(returnNo, body));
  }
}
