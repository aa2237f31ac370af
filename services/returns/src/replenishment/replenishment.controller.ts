import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import { Code } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { OrderReplenishment } from './order-replenishment.js';

/** As the contract says, but the form may come without its number. */
const ReplenishmentBody = commandBody('supply_order').extend({ formNo: Code.optional() }).meta({ id: 'Record_supply_order' });

@ApiTags('换补下单 replenishment')
@Controller()
export class ReplenishmentController {
  constructor(private readonly action: OrderReplenishment) {}

  @FactRoute('supply_order')
  record(@ReturnNumber() returnNo: string, @Body({ schema: ReplenishmentBody }) body: Record<string, unknown>, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.action.execute(command, factRequest(returnNo, body));
  }
}
