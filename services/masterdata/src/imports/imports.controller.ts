import { MASTER_TYPES, type MasterType } from '@guitu/contracts/masterdata/types';
import { LocalDate } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { AccessDenied } from '@guitu/identity/access-denied';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Directory } from '@guitu/identity/directory';
import { PERMISSIONS } from '@guitu/identity/roles';
import { Journal } from '@guitu/messaging/journal';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Problem } from '@guitu/platform/http/problem';
import { errorFile, templateFile } from '@guitu/row-import/result-files';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Readable } from 'node:stream';
import type { Request } from 'express';
import { z } from 'zod';
import { SourceSystem } from '../records/keep-batch.js';
import { KEEPING } from '../records/who-keeps.rules.js';
import { FILE_TYPES, IMPORT_SHAPES } from './import-shapes.js';
import { keepMapping, MappingBody, MappingKept, MappingName } from './keep-mapping.js';
import { ImportList, listImports, readRejected } from './read-imports.js';
import { withUpload } from './receive-upload.js';
import { ImportResult, runImport } from './run-import.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV = 'text/csv';
const FileType = z.enum(FILE_TYPES);
const Options = z.strictObject({
  sourceSystem: SourceSystem.default('file'),
  mapping: MappingName.optional(),
  /** id of the dry run of this very file: imports it; absent: tries it */
  dryRunId: z.uuid().optional(),
  /** of employees: the file names everybody; whoever of its source it does not name leaves with this last day */
  leaversLastDay: LocalDate.optional(),
});
const InLanguage = z.strictObject({ language: z.enum(['zh', 'en']).default('zh') });
const binary = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('导入 imports')
@Controller()
export class ImportsController {
  constructor(private readonly database: Database, private readonly journal: Journal, private readonly directory: Directory) {}

  @Post('imports/:type')
  @HttpCode(200)
  @Permit('masterdata.read')
  @ApiOperation({ summary: '导入文件（先试运行）· Try a file, then import it: body = the CSV or xlsx itself' })
  @ApiConsumes(CSV, XLSX)
  @ApiBody(binary)
  @ApiOkResponse({ standardSchema: ImportResult })
  async upload(@CurrentCommand() command: Command, @Param('type', { schema: FileType }) type: MasterType, @Query({ schema: Options }) options: z.infer<typeof Options>, @Req() request: Request): Promise<ImportResult> {
    this.requireKeeper(command.actor, type);
    const format = request.headers['content-type']?.toLowerCase().startsWith(CSV) === true ? 'csv' : 'xlsx';
    return withUpload(request, async (upload) => {
      const result = await command.run((tx) => runImport(tx, this.journal, command, { type, format, ...options }, upload));
      // The body is no part of the key's fingerprint: it went by as a stream.
      if (result.sha256 !== upload.sha256) throw Problem.unprocessable('idempotency-key-reused', '此幂等键已用于另一个文件。', 'This Idempotency-Key was used for another file.');
      return result;
    });
  }

  @Get('imports')
  @Permit('masterdata.read')
  @ApiOperation({ summary: '导入记录 · Files that were tried and imported, newest first' })
  @ApiOkResponse({ standardSchema: ImportList })
  list(@CurrentActor() { companyCode }: Actor): Promise<z.infer<typeof ImportList>> {
    return listImports(this.database, companyCode);
  }

  @Get('imports/:id/errors')
  @Permit('masterdata.read')
  @ApiOperation({ summary: '错误文件 · The refused rows with the reason beside each, to be mended and uploaded again' })
  @ApiOkResponse({ content: { [XLSX]: binary } })
  async errors(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string, @Query({ schema: InLanguage }) { language }: z.infer<typeof InLanguage>): Promise<StreamableFile> {
    const { type, heading, rows } = await readRejected(this.database, actor.companyCode, id);
    this.requireKeeper(actor, type);
    return file(errorFile(heading, rows, language), `${type}-errors.xlsx`);
  }

  @Get('import-templates/:type')
  @Permit('masterdata.read')
  @ApiOperation({ summary: '模板 · A file to fill in; * = the column must be there' })
  @ApiOkResponse({ content: { [XLSX]: binary } })
  template(@Param('type', { schema: FileType }) type: MasterType, @Query({ schema: InLanguage }) { language }: z.infer<typeof InLanguage>): StreamableFile {
    const shape = IMPORT_SHAPES[type];
    if (shape === undefined) throw new Error(`no columns of ${type}`);
    return file(templateFile(shape, language), `${MASTER_TYPES[type].path}-${language}.xlsx`);
  }

  @Put('import-mappings/:type/:name')
  @Permit('masterdata.read')
  @ApiOperation({ summary: '保存列对应 · Save which heading is which field' })
  @ApiOkResponse({ standardSchema: MappingKept })
  map(@CurrentCommand() command: Command, @Param('type', { schema: FileType }) type: MasterType, @Param('name', { schema: MappingName }) name: string, @Body({ schema: MappingBody }) body: z.infer<typeof MappingBody>): Promise<{ name: string }> {
    this.requireKeeper(command.actor, type);
    return command.run((tx) => keepMapping(tx, command.actor, type, name, body));
  }

  /** Whoever may keep a type by hand, as himself or for somebody he stands in for, may keep it by file. @throws AccessDenied 403 */
  private requireKeeper(actor: Actor, type: MasterType): void {
    const permission = KEEPING[type];
    if (this.directory.rightsOf(actor).has(permission)) return;
    const { zh, en } = PERMISSIONS[permission];
    throw new AccessDenied(403, 'not-permitted', `没有权限：${zh}。`, `Not permitted: ${en}.`);
  }
}

const file = (content: Readable, name: string): StreamableFile =>
  new StreamableFile(content, { type: XLSX, disposition: `attachment; filename="${name}"` });
