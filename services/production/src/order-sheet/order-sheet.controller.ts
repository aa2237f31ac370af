import { WorkNo } from '@guitu/contracts/events/order-date-moved';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { PrintRun } from '@guitu/platform/printing/keep-paper';
import { PageQuery, PDF_ANSWER, ShowSheet } from '@guitu/platform/printing/show-sheet';
import { Body, Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { PrintOrder, PrintOrderBody } from './print-order.js';
import { ShowOrder } from './show-order.js';

@ApiTags('打印 printing')
@Controller('orders')
export class OrderSheetController {
  constructor(private readonly printOrder: PrintOrder, private readonly showOrder: ShowOrder, private readonly show: ShowSheet) {}

  @Post(':no/prints')
  @Permit('paper.print')
  @ApiOperation({ summary: '打印指令单 · The order of rework or replenishment as a sheet, with its code and the box of 首件' })
  @ApiCreatedResponse({ standardSchema: PrintRun })
  print(@Param('no', { schema: WorkNo }) no: string, @Body({ schema: PrintOrderBody }) body: z.infer<typeof PrintOrderBody>, @CurrentCommand() command: Command): Promise<PrintRun> {
    return this.printOrder.execute(command, no, body);
  }

  @Get(':no.pdf')
  @Permit('task.read')
  @ApiOperation({ summary: '指令单 PDF · The order as it stands, as PDF with codes, pictures and the box of 首件; looked at, not counted as a print' })
  @ApiOkResponse(PDF_ANSWER)
  async pdf(@CurrentActor() actor: Actor, @Param('no', { schema: WorkNo }) no: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<StreamableFile> {
    return this.show.pdf(actor, await this.showOrder.asItStands(actor, no), 'own', query, no);
  }
}
