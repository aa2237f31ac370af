import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignForGoods } from './sign-for-goods.js';

const BranchSignoffBody = commandBody('signoff');

@ApiTags('签收 branch sign-off')
@Controller()
export class BranchSignoffController {
  constructor(private readonly signForGoods: SignForGoods) {}

  @FactRoute('signoff')
  record(@ReturnNumber() returnNo: string, @Body({ schema: BranchSignoffBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.signForGoods.execute(command, factRequest(returnNo, body));
  }
}
