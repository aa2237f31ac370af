import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReplenishmentOrdered } from './keep-replenishment-order.js';
import { OrderReplenishment, ReplenishmentOrderBody } from './order-replenishment.js';

@ApiTags('补货指令 replenishment order')
@Controller('replenishment-orders')
export class ReplenishmentOrderController {
  constructor(private readonly orderReplenishment: OrderReplenishment) {}

  @Post()
  @Permit('order.plan')
  @ApiOperation({ summary: '补货指令 · Order the goods of a supply: number, line and date; quantity and priority are the task’s' })
  @ApiCreatedResponse({ standardSchema: ReplenishmentOrdered })
  order(@Body({ schema: ReplenishmentOrderBody }) body: ReplenishmentOrderBody, @CurrentCommand() command: Command): Promise<ReplenishmentOrdered> {
    return this.orderReplenishment.execute(command, body);
  }
}
