import { commandBody } from '@guitu/contracts/http/command-body';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { postingModes } from '@guitu/postings/posting-mode';
import { MONEY_KINDS } from '@guitu/postings/vocabulary';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ChooseMode, ChooseModeBody, PostingModes } from './choose-mode.js';
import { OrderMoneyOut, OrderPostingBody, OrderRefundBody } from './order-money-out.js';
import { PostSettlement } from './post-settlement.js';
import { listPostings, Posting, PostingList, PostingsQuery } from './read-postings.js';
import { PostingFinding, SettleUnknown } from './settle-unknown.js';

const PostingBody = commandBody('post');

@ApiTags('入账 posting')
@Controller()
export class PostingController {
  constructor(
    private readonly database: Database, private readonly postSettlement: PostSettlement, private readonly orders: OrderMoneyOut,
    private readonly settleUnknown: SettleUnknown, private readonly chooseMode: ChooseMode,
  ) {}

  @FactRoute('post')
  record(@ReturnNumber() returnNo: string, @Body({ schema: PostingBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.postSettlement.execute(command, factRequest(returnNo, body));
  }

  @Post('returns/:returnNo/posting-orders')
  @Permit('record.post')
  @ApiOperation({ summary: '下达入账 · Have the credit booked by the connector, or by the form alone' })
  @ApiCreatedResponse({ standardSchema: Posting })
  orderPosting(@ReturnNumber() returnNo: string, @Body({ schema: OrderPostingBody }) body: z.infer<typeof OrderPostingBody>, @CurrentCommand() command: Command): Promise<Posting> {
    return this.orders.orderPosting(command, returnNo, body);
  }

  @Post('returns/:returnNo/refund-orders')
  @Permit('record.refund_paid')
  @ApiOperation({ summary: '下达退款 · Have the refund paid by the connector, or by the form alone' })
  @ApiCreatedResponse({ standardSchema: Posting })
  orderRefund(@ReturnNumber() returnNo: string, @Body({ schema: OrderRefundBody }) body: z.infer<typeof OrderRefundBody>, @CurrentCommand() command: Command): Promise<Posting> {
    return this.orders.orderRefund(command, returnNo, body);
  }

  @Get('postings')
  @Permit('settlement.work')
  @ApiOperation({ summary: '过账 · Postings in one state; by default those a person must look at' })
  @ApiOkResponse({ standardSchema: PostingList })
  list(@CurrentActor() actor: Actor, @Query({ schema: PostingsQuery }) query: z.infer<typeof PostingsQuery>): Promise<z.infer<typeof PostingList>> {
    return listPostings(this.database, actor, query);
  }

  @Post('postings/:id/findings')
  @Permit('settlement.work')
  @HttpCode(200)
  @ApiOperation({ summary: '核实过账 · Say what became of a posting that was refused or is unknown' })
  @ApiOkResponse({ standardSchema: Posting })
  settle(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: PostingFinding }) body: PostingFinding, @CurrentCommand() command: Command): Promise<Posting> {
    return this.settleUnknown.execute(command, id, body);
  }

  @Get('posting-modes')
  @Permit('settlement.work')
  @ApiOperation({ summary: '过账方式 · How postings of each kind are booked' })
  @ApiOkResponse({ standardSchema: PostingModes })
  modes(@CurrentActor() { companyCode }: Actor): Promise<z.infer<typeof PostingModes>> {
    return postingModes(this.database, companyCode, MONEY_KINDS);
  }

  @Put('posting-modes')
  @Permit('posting.configure')
  @ApiOperation({ summary: '设置过账方式 · Choose it for one kind, from now on' })
  @ApiOkResponse({ standardSchema: PostingModes })
  choose(@Body({ schema: ChooseModeBody }) body: z.infer<typeof ChooseModeBody>, @CurrentCommand() command: Command): Promise<z.infer<typeof PostingModes>> {
    return this.chooseMode.execute(command, body);
  }
}
