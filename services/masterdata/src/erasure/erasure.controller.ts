import { ERASURES } from '@guitu/contracts/masterdata/erasure';
import { CustomerCode, StaffId } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { topicOf } from '@guitu/messaging/event-definition';
import { Journal } from '@guitu/messaging/journal';
import { RelayWake } from '@guitu/messaging/relay-wake';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AskErasureBody, askErasure, ErasureAsked } from './ask-erasure.js';
import { Erased } from './erase-person.js';
import { ErasureEffect, readErasureEffect } from './erasure-effect.js';
import { ErasureList, listErasures, listRequests, RequestList } from './list-erasures.js';
import { ErasureRefused, RefuseErasureBody, refuseErasure, signErasure } from './sign-erasure.js';

/** One of the two. */
const Whose = z.strictObject({ staff: StaffId.optional(), customerCode: CustomerCode.optional() }).refine(({ staff, customerCode }) => (staff === undefined) !== (customerCode === undefined), { error: 'either staff or customerCode' });
const Id = z.uuid();

/** 删除个人信息: one asks, having seen what it does; another signs; then it is done. */
@ApiTags('删除个人信息 erasure')
@Permit('erasure.ask')
@Controller('erasures')
export class ErasureController {
  private readonly orders: Journal;

  constructor(private readonly database: Database, wake: RelayWake, private readonly config: ServiceConfig) {
    this.orders = new Journal(topicOf(config.topicPrefix, ERASURES), wake);
  }

  @Get('preview')
  @ApiOperation({ summary: '删除预览 · What would be erased, what stays and why, and which returns are under way; of staff or customerCode' })
  @ApiOkResponse({ standardSchema: ErasureEffect })
  preview(@CurrentActor() { companyCode }: Actor, @Query({ schema: Whose }) { staff, customerCode }: z.infer<typeof Whose>): Promise<ErasureEffect> {
    return readErasureEffect(this.database, this.config, companyCode, staff === undefined ? { customerCode: customerCode ?? '' } : { staff });
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: '申请删除个人信息 · Ask for a person’s data to be erased: nothing happens before another person signs' })
  @ApiOkResponse({ standardSchema: ErasureAsked })
  async ask(@CurrentCommand() command: Command, @Body({ schema: AskErasureBody }) body: z.infer<typeof AskErasureBody>): Promise<z.infer<typeof ErasureAsked>> {
    const { actor } = command;
    const effect = await readErasureEffect(this.database, this.config, actor.companyCode, body.owner);
    return command.run((tx) => askErasure(tx, actor, body, effect));
  }

  @Post(':id/signatures')
  @HttpCode(200)
  @Permit('person.erase')
  @ApiOperation({ summary: '签署并删除 · Sign what another person asked for: the data are erased; totals and audit stay' })
  @ApiOkResponse({ standardSchema: Erased })
  sign(@CurrentCommand() command: Command, @Param('id', { schema: Id }) id: string): Promise<{ id: string; contacts: number }> {
    return command.run((tx) => signErasure(tx, this.orders, command.actor, id));
  }

  @Post(':id/refusals')
  @HttpCode(200)
  @ApiOperation({ summary: '拒绝或撤回删除申请 · Refuse or take back a request' })
  @ApiOkResponse({ standardSchema: ErasureRefused })
  refuse(@CurrentCommand() command: Command, @Param('id', { schema: Id }) id: string, @Body({ schema: RefuseErasureBody }) body: z.infer<typeof RefuseErasureBody>): Promise<{ id: string }> {
    return command.run((tx) => refuseErasure(tx, command.actor, id, body));
  }

  @Get('requests')
  @ApiOperation({ summary: '删除申请 · What was asked for, by whom, with what was shown; signed by whom; newest first' })
  @ApiOkResponse({ standardSchema: RequestList })
  requests(@CurrentActor() { companyCode }: Actor): Promise<z.infer<typeof RequestList>> {
    return listRequests(this.database, companyCode);
  }

  @Get()
  @ApiOperation({ summary: '删除记录 · What was erased, by whose order, newest first' })
  @ApiOkResponse({ standardSchema: ErasureList })
  list(@CurrentActor() { companyCode }: Actor): Promise<z.infer<typeof ErasureList>> {
    return listErasures(this.database, companyCode);
  }
}
