import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ApplyRedInvoice, ApplyRedInvoiceBody } from './apply-red-invoice.js';
import { IssueRedInvoice, IssueRedInvoiceBody } from './issue-red-invoice.js';
import { listRedInvoices } from './list-red-invoices.js';
import { OpenRedInvoice, OpenRedInvoiceBody } from './open-red-invoice.js';
import { RED_INVOICE_STATES, RedInvoice, type RedInvoiceState } from './red-invoice-row.js';

const RedInvoicesQuery = z.strictObject({
  state: z.enum(Object.keys(RED_INVOICE_STATES) as [RedInvoiceState, ...RedInvoiceState[]]).optional().describe('without it: what is still to be done'),
  limit: wholeNumberOr(100, 1, 500),
});
const RedInvoiceList = z.object({ items: z.array(RedInvoice) }).meta({ id: 'RedInvoiceList' });

@ApiTags('红字发票 red invoices')
@Permit('settlement.work')
@Controller('red-invoices')
export class RedInvoiceController {
  constructor(private readonly database: Database, private readonly openRedInvoice: OpenRedInvoice, private readonly applyRedInvoice: ApplyRedInvoice, private readonly issueRedInvoice: IssueRedInvoice) {}

  @Get()
  @ApiOperation({ summary: '红字发票队列 · Red invoices of one’s plants, the nearest time limit first' })
  @ApiOkResponse({ standardSchema: RedInvoiceList })
  async list(@CurrentActor() actor: Actor, @Query({ schema: RedInvoicesQuery }) { state, limit }: z.infer<typeof RedInvoicesQuery>): Promise<z.infer<typeof RedInvoiceList>> {
    return { items: await listRedInvoices(this.database, actor, state, limit) };
  }

  @Post()
  @ApiOperation({ summary: '列入红字队列 · An invoice must be turned red' })
  @ApiCreatedResponse({ standardSchema: RedInvoice })
  open(@Body({ schema: OpenRedInvoiceBody }) body: z.infer<typeof OpenRedInvoiceBody>, @CurrentCommand() command: Command): Promise<RedInvoice> {
    return this.openRedInvoice.execute(command, body);
  }

  @Post(':id/applications')
  @HttpCode(200)
  @ApiOperation({ summary: '红字申请 · It was applied for; the other side’s time runs' })
  @ApiOkResponse({ standardSchema: RedInvoice })
  apply(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: ApplyRedInvoiceBody }) body: z.infer<typeof ApplyRedInvoiceBody>, @CurrentCommand() command: Command): Promise<RedInvoice> {
    return this.applyRedInvoice.execute(command, id, body);
  }

  @Post(':id/issues')
  @HttpCode(200)
  @ApiOperation({ summary: '开具红字发票 · Issued, with its number' })
  @ApiOkResponse({ standardSchema: RedInvoice })
  issue(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: IssueRedInvoiceBody }) body: z.infer<typeof IssueRedInvoiceBody>, @CurrentCommand() command: Command): Promise<RedInvoice> {
    return this.issueRedInvoice.execute(command, id, body);
  }
}
