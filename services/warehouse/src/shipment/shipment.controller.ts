import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ShipSupply } from './ship-supply.js';

const ShipSupplyBody = commandBody('ship');

@ApiTags('换货发出 supply shipped')
@Controller()
export class ShipmentController {
  constructor(private readonly shipSupply: ShipSupply) {}

  @FactRoute('ship')
  ship(@ReturnNumber() returnNo: string, @Body({ schema: ShipSupplyBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.shipSupply.execute(command, factRequest(returnNo, body));
  }
}
