import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RecordDeposit } from './record-deposit.js';
import { SettleDeposit } from './settle-deposit.js';

const DepositBody = commandBody('deposit');
const DepositSettlementBody = commandBody('deposit_settle');

@ApiTags('押金 deposit')
@Controller()
export class DepositController {
  constructor(private readonly recordDeposit: RecordDeposit, private readonly settleDeposit: SettleDeposit) {}

  @FactRoute('deposit')
  record(@ReturnNumber() returnNo: string, @Body({ schema: DepositBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.recordDeposit.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('deposit_settle')
  settle(@ReturnNumber() returnNo: string, @Body({ schema: DepositSettlementBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.settleDeposit.execute(command, factRequest(returnNo, body));
  }
}
