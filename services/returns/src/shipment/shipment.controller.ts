import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { ShipSupply } from './ship-supply.js';
import { SendBack } from './send-back.js';

@ApiTags('换货发出 supply shipped, 退回发出 sent back')
@Controller()
export class ShipmentController {
  constructor(private readonly shipSupply: ShipSupply, private readonly sendBack: SendBack) {}

  @FactRoute('ship')
  supply(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('ship') }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.shipSupply.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('send_back')
  back(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('send_back') }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.sendBack.execute(command, factRequest(returnNo, body));
  }
}
