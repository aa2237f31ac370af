import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PackGoods } from './pack-goods.js';

const PackingBody = commandBody('pack');

@ApiTags('包装完成 packed')
@Controller()
export class PackingController {
  constructor(private readonly packGoods: PackGoods) {}

  @FactRoute('pack')
  record(@ReturnNumber() returnNo: string, @Body({ schema: PackingBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.packGoods.execute(command, factRequest(returnNo, body));
  }
}
