import { Code, ReturnNo } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { EndParcel, RefuseParcelBody, SendOffParcelBody } from './end-parcel.js';
import { KeepParcel, KeepParcelBody } from './keep-parcel.js';
import { MatchParcel, MatchParcelBody } from './match-parcel.js';
import { Parcel, parcelById, PARCEL_STATES, parcelsIn } from './parcel.js';
import { ParcelRuleBody, SetParcelRule } from './set-parcel-rule.js';
import { TakeBackMatch, TakeBackMatchBody } from './take-back-match.js';

const ParcelId = (): ParameterDecorator => Param('id', { schema: z.uuid() });
const ParcelQuery = z.strictObject({ state: z.enum(PARCEL_STATES).optional(), returnNo: ReturnNo.optional(), parcelNo: Code.optional() });
const ParcelList = z.object({ items: z.array(Parcel) }).meta({ id: 'ParcelList' });

@ApiTags('包裹 parcels')
@Controller()
export class ParcelController {
  constructor(
    private readonly database: Database, private readonly keepParcel: KeepParcel, private readonly matchParcel: MatchParcel, private readonly takeBackMatch: TakeBackMatch, private readonly endParcel: EndParcel, private readonly setRule: SetParcelRule,
  ) {}

  @Post('parcels')
  @Permit('parcel.keep')
  @ApiOperation({ summary: '登记包裹 · A parcel nobody announced is taken in with three photos, or refused' })
  @ApiCreatedResponse({ standardSchema: Parcel })
  keep(@Body({ schema: KeepParcelBody }) body: KeepParcelBody, @CurrentCommand() command: Command): Promise<Parcel> {
    return this.keepParcel.execute(command, body);
  }

  @Get('parcels')
  @Permit('task.read')
  @ApiOperation({ summary: '包裹 · Parcels, the oldest first; those of a return' })
  @ApiOkResponse({ standardSchema: ParcelList })
  async list(@CurrentActor() actor: Actor, @Query({ schema: ParcelQuery }) query: z.infer<typeof ParcelQuery>): Promise<z.infer<typeof ParcelList>> {
    return { items: await parcelsIn(this.database, actor, query) };
  }

  @Get('parcels/:id')
  @Permit('task.read')
  @ApiOperation({ summary: '包裹 · One parcel' })
  @ApiOkResponse({ standardSchema: Parcel })
  one(@CurrentActor() actor: Actor, @ParcelId() id: string): Promise<Parcel> {
    return parcelById(this.database, actor, id);
  }

  @Post('parcels/:id/matches')
  @Permit('parcel.identify')
  @ApiOperation({ summary: '识别包裹 · Say of which returns a parcel holds goods; each hears of the arrival' })
  @ApiCreatedResponse({ standardSchema: Parcel })
  match(@ParcelId() id: string, @Body({ schema: MatchParcelBody }) body: z.infer<typeof MatchParcelBody>, @CurrentCommand() command: Command): Promise<Parcel> {
    return this.matchParcel.execute(command, id, body);
  }

  @Post('parcels/:id/unmatches')
  @Permit('record.override')
  @ApiOperation({ summary: '撤回识别 · A parcel was not of that return: its goods are awaited again, and whose the parcel is, is asked anew' })
  @ApiCreatedResponse({ standardSchema: Parcel })
  takeBack(@ParcelId() id: string, @Body({ schema: TakeBackMatchBody }) body: z.infer<typeof TakeBackMatchBody>, @CurrentCommand() command: Command): Promise<Parcel> {
    return this.takeBackMatch.execute(command, id, body);
  }

  @Post('parcels/:id/refusals')
  @Permit('parcel.keep')
  @ApiOperation({ summary: '拒收 · Refuse a parcel, where the house has a gate for papers' })
  @ApiCreatedResponse({ standardSchema: Parcel })
  refuse(@ParcelId() id: string, @Body({ schema: RefuseParcelBody }) body: z.infer<typeof RefuseParcelBody>, @CurrentCommand() command: Command): Promise<Parcel> {
    return this.endParcel.refuse(command, id, body);
  }

  @Post('parcels/:id/send-offs')
  @Permit('parcel.send_off')
  @ApiOperation({ summary: '退回无人认领 · Send off a parcel nobody claims' })
  @ApiCreatedResponse({ standardSchema: Parcel })
  sendOff(@ParcelId() id: string, @Body({ schema: SendOffParcelBody }) body: z.infer<typeof SendOffParcelBody>, @CurrentCommand() command: Command): Promise<Parcel> {
    return this.endParcel.sendOff(command, id, body);
  }

  @Put('parcel-rule')
  @Permit('parcel.send_off')
  @ApiOperation({ summary: '拒收规则 · Whether the house refuses parcels without papers at the dock' })
  @ApiOkResponse({ standardSchema: ParcelRuleBody })
  rule(@Body({ schema: ParcelRuleBody }) body: ParcelRuleBody, @CurrentCommand() command: Command): Promise<ParcelRuleBody> {
    return this.setRule.execute(command, body);
  }
}
