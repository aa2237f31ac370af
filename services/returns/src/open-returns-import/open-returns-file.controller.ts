import { Permit, CurrentActor } from '@guitu/identity/permit';
import type { Actor } from '@guitu/identity/actor';
import { instantAt } from '@guitu/masterdata-view/zoned-day.rules';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Problem } from '@guitu/platform/http/problem';
import { HousePeople } from '@guitu/platform/service/house-people';
import { FILE_QUERY, InLanguage, XLSX } from '@guitu/row-import/file-door/file-query';
import { BOOK_RESULT } from '@guitu/row-import/file-door/file-result';
import { importBook } from '@guitu/row-import/file-door/import-book';
import { readRejectedBook } from '@guitu/row-import/file-door/read-imports';
import { withUpload } from '@guitu/row-import/file-door/receive-upload';
import { errorBook, templateBook } from '@guitu/row-import/result-files';
import { Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { OPEN_RETURNS, OPEN_RETURNS_FILE } from './open-return-columns.js';
import { OpenReturnSink } from './open-return-sink.js';
import { LOADED_RETURN } from './open-returns-import.controller.js';
import type { StaffOf } from './read-open-return.js';
import { stageLegend } from './stage-words.rules.js';
import { TakeOverReturns } from './take-over-returns.js';

const Options = z.strictObject({ sourceSystem: FILE_QUERY.sourceSystem, dryRunId: FILE_QUERY.dryRunId });
const { externalId, outcome, returnNo, stages, tasks } = LOADED_RETURN;
const Result = z.strictObject({
  ...BOOK_RESULT,
  /** those that fit, and where each will stand; what is wrong with the others stands with their rows */
  returns: z.array(z.strictObject({ externalId, outcome, returnNo, stages, tasks })),
}).meta({ id: 'OpenReturnsFile' });
const LEGEND = { zh: { name: '说明', heading: ['环节', '也可写作', '结果'] }, en: { name: 'Legend', heading: ['Stage', 'also', 'Outcomes'] } } as const;
const binary = { schema: { type: 'string', format: 'binary' } } as const;
const file = (content: Readable, name: string): StreamableFile => new StreamableFile(content, { type: XLSX, disposition: `attachment; filename="${name}"` });

@ApiTags('期初在途 go-live')
@Controller()
export class OpenReturnsFileController {
  constructor(private readonly database: Database, private readonly people: HousePeople, private readonly takeOverReturns: TakeOverReturns) {}

  @Post(`imports/${OPEN_RETURNS_FILE}/file`)
  @HttpCode(200)
  @Permit('return.take_over')
  @ApiOperation({ summary: '导入期初在途文件（先试运行）· Try a workbook of returns that are under way, then take them over: body = the xlsx itself' })
  @ApiConsumes(XLSX)
  @ApiBody(binary)
  @ApiOkResponse({ standardSchema: Result })
  async upload(@CurrentCommand() command: Command, @Query({ schema: Options }) { sourceSystem, dryRunId }: z.infer<typeof Options>, @Req() request: Request): Promise<z.infer<typeof Result>> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    return withUpload(request, async (upload) => {
      const result = await command.run(async (tx) => {
        const sink = new OpenReturnSink(tx, this.takeOverReturns, { actor, sourceSystem, dryRun: dryRunId === undefined }, this.staffOf(companyCode));
        const told = await importBook(tx, { companyCode, staff, shape: OPEN_RETURNS, sink, instantAt: (date, minutes) => instantAt(date, minutes, OPEN_RETURNS.sheets[0]?.zone ?? '') }, { type: OPEN_RETURNS_FILE, sourceSystem, dryRunId }, upload);
        const fitting = sink.verdicts.filter((one) => one.outcome !== 'rejected');
        return { ...told, returns: fitting.map((one) => ({ externalId: one.externalId, outcome: one.outcome, returnNo: one.returnNo, stages: [...one.stages], tasks: [...one.tasks] })) };
      });
      // The body is no part of the key's fingerprint: it went by as a stream.
      if (result.sha256 !== upload.sha256) throw Problem.unprocessable('idempotency-key-reused', '此幂等键已用于另一个文件。', 'This Idempotency-Key was used for another file.');
      return result;
    });
  }

  @Get(`imports/${OPEN_RETURNS_FILE}/:id/errors`)
  @Permit('return.take_over')
  @ApiOperation({ summary: '期初在途错误文件 · The refused returns with all their rows and the reason beside each, to be mended and uploaded again' })
  @ApiOkResponse({ content: { [XLSX]: binary } })
  async errors(@CurrentActor() { companyCode }: Actor, @Param('id', { schema: z.uuid() }) id: string, @Query({ schema: InLanguage }) { language }: z.infer<typeof InLanguage>): Promise<StreamableFile> {
    const { headings, rows } = await readRejectedBook(this.database, companyCode, OPEN_RETURNS_FILE, id);
    return file(errorBook(OPEN_RETURNS, headings, rows, language), `${OPEN_RETURNS_FILE}-errors.xlsx`);
  }

  @Get(`import-templates/${OPEN_RETURNS_FILE}`)
  @Permit('return.take_over')
  @ApiOperation({ summary: '期初在途模板 · A workbook of three sheets to fill in, and one that says which words there are; * = the column must be there' })
  @ApiOkResponse({ content: { [XLSX]: binary } })
  template(@Query({ schema: InLanguage }) { language }: z.infer<typeof InLanguage>): StreamableFile {
    const { name, heading } = LEGEND[language];
    return file(templateBook(OPEN_RETURNS, language, { name, rows: [heading, ...stageLegend(language)] }), `${OPEN_RETURNS_FILE}-${language}.xlsx`);
  }

  /** By number, or by the id itself. */
  private staffOf(companyCode: string): StaffOf {
    const own = this.people.records.people.filter((one) => one.companyCode === companyCode);
    const known = new Map(own.flatMap(({ employeeNo, staff }) => [[employeeNo.toLowerCase(), staff], [staff.toLowerCase(), staff]] as const));
    return (employeeNo) => known.get(employeeNo.toLowerCase());
  }
}
