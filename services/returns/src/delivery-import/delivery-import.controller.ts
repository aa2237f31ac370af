import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { instantAt } from '@guitu/masterdata-view/zoned-day.rules';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Problem } from '@guitu/platform/http/problem';
import { CSV, FILE_QUERY, formatOf, InLanguage, MappingName, XLSX } from '@guitu/row-import/file-door/file-query';
import { FILE_RESULT } from '@guitu/row-import/file-door/file-result';
import { importFile } from '@guitu/row-import/file-door/import-file';
import { keepMapping, MappingBody, MappingKept } from '@guitu/row-import/file-door/keep-mapping';
import { ImportList, listImports, readRejected } from '@guitu/row-import/file-door/read-imports';
import { withUpload } from '@guitu/row-import/file-door/receive-upload';
import { errorFile, templateFile } from '@guitu/row-import/result-files';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { DELIVERY_FILE, DELIVERY_SHAPE } from './delivery-columns.js';
import { DeliverySink } from './delivery-sink.js';

const Options = z.strictObject(FILE_QUERY);
const Result = z.strictObject(FILE_RESULT).meta({ id: 'DeliveryImport' });
const binary = { schema: { type: 'string', format: 'binary' } } as const;
const file = (content: Readable, name: string): StreamableFile => new StreamableFile(content, { type: XLSX, disposition: `attachment; filename="${name}"` });

@ApiTags('发货台账 deliveries')
@Controller()
export class DeliveryImportController {
  constructor(private readonly database: Database) {}

  @Post(`imports/${DELIVERY_FILE}`)
  @HttpCode(200)
  @Permit('delivery.write')
  @ApiOperation({ summary: '导入发货台账（先试运行）· Try a file of deliveries, then import it: body = the CSV or xlsx itself' })
  @ApiConsumes(CSV, XLSX)
  @ApiBody(binary)
  @ApiOkResponse({ standardSchema: Result })
  async upload(@CurrentCommand() command: Command, @Query({ schema: Options }) options: z.infer<typeof Options>, @Req() request: Request): Promise<z.infer<typeof Result>> {
    const { companyCode, staff, plantCodes } = command.actor;
    const { sourceSystem, dryRunId } = options;
    return withUpload(request, async (upload) => {
      const result = await command.run((tx) => importFile(tx, {
        companyCode, staff, shape: DELIVERY_SHAPE, sink: new DeliverySink(tx, { companyCode, staff, plantCodes, sourceSystem, dryRun: dryRunId === undefined }), instantAt: (date, minutes) => instantAt(date, minutes, DELIVERY_SHAPE.zone),
      }, { type: DELIVERY_FILE, format: formatOf(request.headers['content-type']), ...options }, upload));
      // The body is no part of the key's fingerprint: it went by as a stream.
      if (result.sha256 !== upload.sha256) throw Problem.unprocessable('idempotency-key-reused', '此幂等键已用于另一个文件。', 'This Idempotency-Key was used for another file.');
      return result;
    });
  }

  @Get('imports')
  @Permit('delivery.write')
  @ApiOperation({ summary: '导入记录 · Files of deliveries that were tried and imported, newest first' })
  @ApiOkResponse({ standardSchema: ImportList })
  list(@CurrentActor() { companyCode }: Actor): Promise<z.infer<typeof ImportList>> {
    return listImports(this.database, companyCode);
  }

  @Get('imports/:id/errors')
  @Permit('delivery.write')
  @ApiOperation({ summary: '错误文件 · The refused rows with the reason beside each, to be mended and uploaded again' })
  @ApiOkResponse({ content: { [XLSX]: binary } })
  async errors(@CurrentActor() { companyCode }: Actor, @Param('id', { schema: z.uuid() }) id: string, @Query({ schema: InLanguage }) { language }: z.infer<typeof InLanguage>): Promise<StreamableFile> {
    const { type, heading, rows } = await readRejected(this.database, companyCode, id);
    if (type !== DELIVERY_FILE) throw Problem.notFound('没有这次导入。', 'There is no such import.');
    return file(errorFile(heading, rows, language), `${DELIVERY_FILE}-errors.xlsx`);
  }

  @Get(`import-templates/${DELIVERY_FILE}`)
  @Permit('delivery.write')
  @ApiOperation({ summary: '模板 · A file to fill in; * = the column must be there' })
  @ApiOkResponse({ content: { [XLSX]: binary } })
  template(@Query({ schema: InLanguage }) { language }: z.infer<typeof InLanguage>): StreamableFile {
    return file(templateFile(DELIVERY_SHAPE, language), `${DELIVERY_FILE}-${language}.xlsx`);
  }

  @Put(`import-mappings/${DELIVERY_FILE}/:name`)
  @Permit('delivery.write')
  @ApiOperation({ summary: '保存列对应 · Save which heading is which field' })
  @ApiOkResponse({ standardSchema: MappingKept })
  map(@CurrentCommand() command: Command, @Param('name', { schema: MappingName }) name: string, @Body({ schema: MappingBody }) body: z.infer<typeof MappingBody>): Promise<{ name: string }> {
    return command.run((tx) => keepMapping(tx, command.actor, DELIVERY_FILE, DELIVERY_SHAPE, name, body));
  }
}
