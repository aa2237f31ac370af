import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { KeepSignedCopyBody, keepSignedCopy, SignedCopies, signedCopiesOf } from './keep-signed-copy.js';
import { DueSlips, listDueSlips } from './list-due-slips.js';
import { MakeSlip, MakeSlipBody, SlipMade } from './make-slip.js';

const SlipId = (): ParameterDecorator => Param('id', { schema: z.uuid() });

@ApiTags('单据 slips')
@Controller('slips')
export class SlipController {
  constructor(private readonly database: Database, private readonly config: ServiceConfig, private readonly makeSlip: MakeSlip) {}

  @Get('due')
  @Permit('task.read')
  @ApiOperation({ summary: '待开单据 · Counted consignments and put-aways without their slip, next due first' })
  @ApiOkResponse({ standardSchema: DueSlips })
  due(@CurrentActor() actor: Actor): Promise<z.infer<typeof DueSlips>> {
    return listDueSlips(this.database, actor, this.config.timeZone);
  }

  @Post()
  @Permit('paper.print')
  @ApiOperation({ summary: '开退货单、入库单 · Made from the count or the put-aways, numbered and printed; the duty that asks for it is done with it' })
  @ApiCreatedResponse({ standardSchema: SlipMade })
  make(@Body({ schema: MakeSlipBody }) body: z.infer<typeof MakeSlipBody>, @CurrentCommand() command: Command): Promise<SlipMade> {
    return this.makeSlip.execute(command, body);
  }

  @Post(':id/signed-copies')
  @Permit('paper.print')
  @ApiOperation({ summary: '归档签字联 · A slip came back signed: its pictures lie with the print that was signed' })
  @ApiCreatedResponse({ standardSchema: SignedCopies })
  keep(@SlipId() id: string, @Body({ schema: KeepSignedCopyBody }) body: z.infer<typeof KeepSignedCopyBody>, @CurrentCommand() command: Command): Promise<SignedCopies> {
    return keepSignedCopy(command, id, body);
  }

  @Get(':id/signed-copies')
  @Permit('task.read')
  @ApiOperation({ summary: '签字联 · The signed copies of a slip, with the print each of them is' })
  @ApiOkResponse({ standardSchema: SignedCopies })
  signed(@CurrentActor() actor: Actor, @SlipId() id: string): Promise<SignedCopies> {
    return signedCopiesOf(this.database, actor, id);
  }
}
