import { requirePlace } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { PageQuery, PDF_ANSWER, ShowSheet } from '@guitu/platform/printing/show-sheet';
import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { readInspection } from './read-inspection.js';
import { inspectionReport } from './report-sheet.rules.js';

/** 检验报告 of what was recorded. An inspection is never changed, so its report has one version; nothing is kept and no print is counted. */
@ApiTags('检验结果 inspection')
@Controller('inspections')
export class InspectionReportController {
  constructor(private readonly database: Database, private readonly show: ShowSheet) {}

  @Get(':id.pdf')
  @Permit('task.read')
  @ApiOperation({ summary: '检验报告 PDF · The report of an inspection: method, results, measured values against their limits, pictures, who signs' })
  @ApiOkResponse(PDF_ANSWER)
  async pdf(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<StreamableFile> {
    const inspected = await readInspection(this.database, actor.companyCode, id);
    if (inspected === undefined) throw Problem.notFound('没有这份检验记录。', 'There is no such inspection.');
    requirePlace(actor, { companyCode: actor.companyCode, plantCode: inspected.plant_code });
    const sheet = inspectionReport(inspected);
    return this.show.pdf(actor, { sheet, version: 1, printNo: null, copies: 1, askedAt: inspected.recorded_at.getTime() }, 'own', query, sheet.no ?? `${sheet.returnNo}-${id.slice(-8)}`);
  }
}
