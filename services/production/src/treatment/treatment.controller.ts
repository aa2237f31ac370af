import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TreatGoods } from './treat-goods.js';

const TreatmentBody = commandBody('treat');

@ApiTags('处理完成 treatment')
@Controller()
export class TreatmentController {
  constructor(private readonly treatGoods: TreatGoods) {}

  @FactRoute('treat')
  record(@ReturnNumber() returnNo: string, @Body({ schema: TreatmentBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.treatGoods.execute(command, factRequest(returnNo, body));
  }
}
