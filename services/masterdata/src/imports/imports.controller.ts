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
import { CSV, FILE_QUERY, formatOf, InLanguage, MappingName, XLSX } from '@guitu/row-import/file-door/file-query';
import { keepMapping, MappingBody, MappingKept } from '@guitu/row-import/file-door/keep-mapping';
import { ImportList, listImports, readRejected } from '@guitu/row-import/file-door/read-imports';
import { withUpload } from '@guitu/row-import/file-door/receive-upload';
import type { RowShape } from '@guitu/row-import/columns/column';
import { errorFile, templateFile } from '@guitu/row-import/result-files';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Readable } from 'node:stream';
import type { Request } from 'express';
import { z } from 'zod';
import { KEEPING_FILES } from '../records/who-keeps.rules.js';
import { FILE_TYPES, IMPORT_SHAPES, type FileType, type PersonalFile } from './import-shapes.js';
import { ImportResult, runImport } from './run-import.js';

const FileTypeName = z.enum(FILE_TYPES);
const Options = z.strictObject({
  ...FILE_QUERY,
  /** of employees: the file names everybody; whoever of its source it does not name leaves with this last day */
  leaversLastDay: LocalDate.optional(),
});
/** Their rows name people: what became of a file is for whoever brought it alone. */
const PERSONAL: readonly string[] = ['contact', 'staff-contact'] satisfies PersonalFile[];
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
  async upload(@CurrentCommand() command: Command, @Param('type', { schema: FileTypeName }) type: FileType, @Query({ schema: Options }) options: z.infer<typeof Options>, @Req() request: Request): Promise<ImportResult> {
    this.requireKeeper(command.actor, type);
    const format = formatOf(request.headers['content-type']);
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
  list(@CurrentActor() { companyCode, staff }: Actor): Promise<z.infer<typeof ImportList>> {
    return listImports(this.database, companyCode, { types: PERSONAL, staff });
  }

  @Get('imports/:id/errors')
  @Permit('masterdata.read')
  @ApiOperation({ summary: '错误文件 · The refused rows with the reason beside each, to be mended and uploaded again' })
  @ApiOkResponse({ content: { [XLSX]: binary } })
  async errors(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string, @Query({ schema: InLanguage }) { language }: z.infer<typeof InLanguage>): Promise<StreamableFile> {
    const { type, startedBy, heading, rows } = await readRejected(this.database, actor.companyCode, id);
    if (PERSONAL.includes(type) && startedBy !== actor.staff) throw Problem.notFound('没有这次导入。', 'There is no such import.');
    this.requireKeeper(actor, FileTypeName.parse(type));
    return file(errorFile(heading, rows, language), `${type}-errors.xlsx`);
  }

  @Get('import-templates/:type')
  @Permit('masterdata.read')
  @ApiOperation({ summary: '模板 · A file to fill in; * = the column must be there' })
  @ApiOkResponse({ content: { [XLSX]: binary } })
  template(@Param('type', { schema: FileTypeName }) type: FileType, @Query({ schema: InLanguage }) { language }: z.infer<typeof InLanguage>): StreamableFile {
    return file(templateFile(shapeOf(type), language), `${type}-${language}.xlsx`);
  }

  @Put('import-mappings/:type/:name')
  @Permit('masterdata.read')
  @ApiOperation({ summary: '保存列对应 · Save which heading is which field' })
  @ApiOkResponse({ standardSchema: MappingKept })
  map(@CurrentCommand() command: Command, @Param('type', { schema: FileTypeName }) type: FileType, @Param('name', { schema: MappingName }) name: string, @Body({ schema: MappingBody }) body: z.infer<typeof MappingBody>): Promise<{ name: string }> {
    this.requireKeeper(command.actor, type);
    return command.run((tx) => keepMapping(tx, command.actor, type, shapeOf(type), name, body));
  }

  /** Whoever may keep a type by hand, as himself or for somebody he stands in for, may keep it by file. @throws AccessDenied 403 */
  private requireKeeper(actor: Actor, type: FileType): void {
    const permission = KEEPING_FILES[type];
    if (this.directory.rightsOf(actor).has(permission)) return;
    const { zh, en } = PERMISSIONS[permission];
    throw new AccessDenied(403, 'not-permitted', `没有权限：${zh}。`, `Not permitted: ${en}.`);
  }
}

function shapeOf(type: FileType): RowShape {
  const shape = IMPORT_SHAPES[type];
  if (shape === undefined) throw new Error(`no columns of ${type}`);
  return shape;
}

const file = (content: Readable, name: string): StreamableFile =>
  new StreamableFile(content, { type: XLSX, disposition: `attachment; filename="${name}"` });
