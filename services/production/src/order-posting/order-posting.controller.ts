import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { postingModes } from '@guitu/postings/posting-mode';
import { ORDER_KINDS } from '@guitu/postings/vocabulary';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SupplyWish } from '../replenishment-order/wished-supply.js';
import { ChooseOrderMode, ChooseOrderModeBody, OrderModes } from './choose-order-mode.js';
import { PostOrder, PostReplenishmentOrderBody, PostReworkOrderBody } from './post-order.js';
import { listOrderPostings, OrderPosting, OrderPostingList, OrderPostingsQuery } from './read-order-postings.js';
import { OrderFinding, SettleOrder } from './settle-order.js';

@ApiTags('指令过账 order posting')
@Controller()
export class OrderPostingController {
  constructor(private readonly database: Database, private readonly postOrder: PostOrder, private readonly settleOrder: SettleOrder, private readonly chooseMode: ChooseOrderMode) {}

  @Post('returns/:returnNo/rework-order-postings')
  @Permit('record.order')
  @ApiOperation({ summary: '经 ERP 下达返修指令 · Have a rework ordered by the connector, or by the form alone' })
  @ApiCreatedResponse({ standardSchema: OrderPosting })
  rework(@ReturnNumber() returnNo: string, @Body({ schema: PostReworkOrderBody }) body: z.infer<typeof PostReworkOrderBody>, @CurrentCommand() command: Command): Promise<OrderPosting> {
    return this.postOrder.rework(command, returnNo, body);
  }

  @Post('replenishment-order-postings')
  @Permit('order.plan')
  @ApiOperation({ summary: '经 ERP 下达补货指令 · Have the goods of a supply ordered by the connector, or by the form alone' })
  @ApiCreatedResponse({ standardSchema: OrderPosting })
  replenishment(@Body({ schema: PostReplenishmentOrderBody }) body: SupplyWish, @CurrentCommand() command: Command): Promise<OrderPosting> {
    return this.postOrder.replenishment(command, body);
  }

  @Get('postings')
  @Permit('order.plan')
  @ApiOperation({ summary: '指令过账 · Orders asked of the ERP, in one state; by default those a person must look at' })
  @ApiOkResponse({ standardSchema: OrderPostingList })
  list(@CurrentActor() actor: Actor, @Query({ schema: OrderPostingsQuery }) query: OrderPostingsQuery): Promise<z.infer<typeof OrderPostingList>> {
    return listOrderPostings(this.database, actor, query);
  }

  @Post('postings/:id/findings')
  @Permit('order.plan')
  @HttpCode(200)
  @ApiOperation({ summary: '核实指令 · Say what became of an order that was refused or is unknown, or type the number it got by hand' })
  @ApiOkResponse({ standardSchema: OrderPosting })
  settle(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: OrderFinding }) body: OrderFinding, @CurrentCommand() command: Command): Promise<OrderPosting> {
    return this.settleOrder.execute(command, id, body);
  }

  @Get('posting-modes')
  @Permit('order.plan')
  @ApiOperation({ summary: '下达方式 · How orders of each kind get their numbers' })
  @ApiOkResponse({ standardSchema: OrderModes })
  modes(@CurrentActor() { companyCode }: Actor): Promise<OrderModes> {
    return postingModes(this.database, companyCode, ORDER_KINDS);
  }

  @Put('posting-modes')
  @Permit('order.configure')
  @ApiOperation({ summary: '设置下达方式 · Choose it for one kind, from now on' })
  @ApiOkResponse({ standardSchema: OrderModes })
  choose(@Body({ schema: ChooseOrderModeBody }) body: z.infer<typeof ChooseOrderModeBody>, @CurrentCommand() command: Command): Promise<OrderModes> {
    return this.chooseMode.execute(command, body);
  }
}
