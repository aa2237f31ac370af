import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { NotificationClock } from '../notification-clock.js';
import { DeliveriesQuery, DeliveryList, listDeliveries } from './list-deliveries.js';
import { SettleBody, Settled, settleDelivery } from './settle-delivery.js';

/** What left the house by message, for whoever looks after it. */
@ApiTags('deliveries')
@Controller('deliveries')
export class DeliveriesController {
  constructor(private readonly database: Database, private readonly clock: NotificationClock) {}

  @Get()
  @Permit('operations.read')
  @ApiOperation({ summary: '发送记录 · Deliveries of the company in one state; by default those whose fate nobody knows' })
  @ApiOkResponse({ standardSchema: DeliveryList })
  list(@CurrentActor() { companyCode }: Actor, @Query({ schema: DeliveriesQuery }) query: z.infer<typeof DeliveriesQuery>): Promise<DeliveryList> {
    return listDeliveries(this.database, companyCode, query);
  }

  @Post(':id/settle')
  @Permit('operations.repair')
  @HttpCode(200)
  @ApiOperation({ summary: '核实发送结果 · Say what became of a delivery, or have it sent again' })
  @ApiOkResponse({ standardSchema: Settled })
  settle(@CurrentCommand() command: Command, @Param('id', { schema: z.uuid() }) id: string, @Body({ schema: SettleBody }) body: z.infer<typeof SettleBody>): Promise<Settled> {
    return command.run((tx) => settleDelivery(tx, command.actor, id, body, this.clock.now()));
  }
}
