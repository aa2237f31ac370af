import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ClaimStateField } from '../claim/claim-row.js';
import { listClaims } from '../claim/list-claims.js';
import { CostsQuery, readPeriodCosts } from '../failure-cost/read-period-costs.js';
import { listPostings, PostingsQuery } from '../posting/read-postings.js';
import { listRedInvoices } from '../red-invoice/list-red-invoices.js';
import { RED_INVOICE_STATES, type RedInvoiceState } from '../red-invoice/red-invoice-row.js';
import { claimRows, costRows, postingRows, redInvoiceRows } from './list-rows.js';
import { FILE_CONTENT, FILE_FIELDS, listFile } from './list-file.js';

/** A file has more rows than a screen; a spreadsheet is slow beyond it. */
const MOST_ROWS = 50_000;
const PostingsFile = z.strictObject({ state: PostingsQuery.shape.state, ...FILE_FIELDS });
const RedInvoicesFile = z.strictObject({ state: z.enum(Object.keys(RED_INVOICE_STATES) as [RedInvoiceState, ...RedInvoiceState[]]).optional(), ...FILE_FIELDS });
const ClaimsFile = z.strictObject({ state: ClaimStateField.optional(), ...FILE_FIELDS });
const CostsFile = z.strictObject({ ...CostsQuery.shape, ...FILE_FIELDS });

/** The lists of the month's work as files: what the reader may see of them, and no more. */
@ApiTags('导出 files')
@Controller()
export class ListFileController {
  constructor(private readonly database: Database, private readonly config: ServiceConfig) {}

  @Get('postings/file')
  @Permit('settlement.work')
  @ApiOperation({ summary: '过账导出 · Postings in one state as xlsx or CSV' })
  @ApiOkResponse({ content: FILE_CONTENT })
  async postings(@CurrentActor() actor: Actor, @Query({ schema: PostingsFile }) { state, format, language }: z.infer<typeof PostingsFile>): Promise<StreamableFile> {
    const { items } = await listPostings(this.database, actor, { state, limit: MOST_ROWS });
    return listFile(postingRows(items, language, this.clock), format, `postings-${state}`);
  }

  @Get('red-invoices/file')
  @Permit('settlement.work')
  @ApiOperation({ summary: '红字发票导出 · Red invoices as xlsx or CSV' })
  @ApiOkResponse({ content: FILE_CONTENT })
  async redInvoices(@CurrentActor() actor: Actor, @Query({ schema: RedInvoicesFile }) { state, format, language }: z.infer<typeof RedInvoicesFile>): Promise<StreamableFile> {
    return listFile(redInvoiceRows(await listRedInvoices(this.database, actor, state, MOST_ROWS), language, this.clock), format, `red-invoices-${state ?? 'open'}`);
  }

  @Get('claims/file')
  @Permit('settlement.work')
  @ApiOperation({ summary: '索赔导出 · Claims as xlsx or CSV' })
  @ApiOkResponse({ content: FILE_CONTENT })
  async claims(@CurrentActor() actor: Actor, @Query({ schema: ClaimsFile }) { state, format, language }: z.infer<typeof ClaimsFile>): Promise<StreamableFile> {
    return listFile(claimRows(await listClaims(this.database, actor, state, MOST_ROWS), language, this.clock), format, `claims-${state ?? 'open'}`);
  }

  @Get('costs/file')
  @Permit('cost.read')
  @ApiOperation({ summary: '期间质量损失导出 · What returns cost over a period as xlsx or CSV, the dearest first' })
  @ApiOkResponse({ content: FILE_CONTENT })
  async costs(@CurrentActor() actor: Actor, @Query({ schema: CostsFile }) { from, to, format, language }: z.infer<typeof CostsFile>): Promise<StreamableFile> {
    const { cost } = await readPeriodCosts(this.database, actor, { from, to }, this.config.timeZone);
    return listFile(costRows(cost?.returns ?? [], language, this.clock), format, `costs-${from}-${to}`);
  }

  private readonly clock = (instant: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: this.config.timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
}
