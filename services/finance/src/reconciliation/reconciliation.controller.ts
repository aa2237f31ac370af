import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Body, Controller, Get, Param, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { FILE_CONTENT, FILE_FIELDS, listFile } from '../list-file/list-file.js';
import { differenceRows } from './difference-rows.js';
import { KeepStatement, KeepStatementBody, Month, StatementKept, StatementSource } from './keep-statement.js';
import { readMonth, Reconciliation } from './read-month.js';

const MonthQuery = z.strictObject({ month: Month });
const FileQuery = z.strictObject({ month: Month, ...FILE_FIELDS });

@ApiTags('对账 month end')
@Permit('settlement.work')
@Controller('reconciliations')
export class ReconciliationController {
  constructor(private readonly database: Database, private readonly config: ServiceConfig, private readonly keepStatement: KeepStatement) {}

  @Get()
  @ApiOperation({ summary: '月结对账 · A month: credited here, vouchers of the ERP, red invoices, customers’ statements; differences alone' })
  @ApiOkResponse({ standardSchema: Reconciliation })
  month(@CurrentActor() actor: Actor, @Query({ schema: MonthQuery }) { month }: z.infer<typeof MonthQuery>): Promise<Reconciliation> {
    return readMonth(this.database, actor, month, this.config.timeZone);
  }

  @Get('file')
  @ApiOperation({ summary: '月结对账导出 · The same as xlsx or CSV: a row for each difference' })
  @ApiOkResponse({ content: FILE_CONTENT })
  async file(@CurrentActor() actor: Actor, @Query({ schema: FileQuery }) { month, format, language }: z.infer<typeof FileQuery>): Promise<StreamableFile> {
    const rows = differenceRows(await readMonth(this.database, actor, month, this.config.timeZone), language);
    return listFile(rows, format, `reconciliation-${month}`);
  }

  @Put(':month/statements/:source')
  @ApiOperation({ summary: '对账清单 · What the ERP or the customers say of the month, as a whole; a later list replaces it' })
  @ApiOkResponse({ standardSchema: StatementKept })
  keep(@Param('month', { schema: Month }) month: string, @Param('source', { schema: StatementSource }) source: StatementKept['source'], @Body({ schema: KeepStatementBody }) body: z.infer<typeof KeepStatementBody>, @CurrentCommand() command: Command): Promise<StatementKept> {
    return this.keepStatement.execute(command, month, source, body);
  }
}
