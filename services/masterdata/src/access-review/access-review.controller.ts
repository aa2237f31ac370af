import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { HousePeople } from '@guitu/platform/service/house-people';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { writeCsv } from '@guitu/row-import/csv/write-csv';
import { writeXlsx } from '@guitu/row-import/xlsx/write-xlsx';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CSV, XLSX } from '@guitu/row-import/file-door/file-query';
import { AccessReview, reviewAccess } from './access-review.js';
import { accessReviewRows } from './access-review-rows.js';
import { askRoleUse } from './ask-role-use.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;
const FileQuery = z.strictObject({ format: z.enum(['csv', 'xlsx']).default('xlsx'), language: z.enum(['zh', 'en']).default('zh') });

@ApiTags('权限复核 access review')
@Permit('access.review')
@Controller('access-review')
export class AccessReviewController {
  constructor(private readonly people: HousePeople, private readonly config: ServiceConfig) {}

  @Get()
  @ApiOperation({ summary: '权限复核 · Who may approve what, to which amount, who stands in, and when each role was last used' })
  @ApiOkResponse({ standardSchema: AccessReview })
  async review(@CurrentActor() { companyCode }: Actor): Promise<AccessReview> {
    return reviewAccess(this.people.records, await askRoleUse(this.config, companyCode), companyCode, Date.now());
  }

  @Get('file')
  @ApiOperation({ summary: '权限复核导出 · The same as a file: a row for each person and role' })
  @ApiOkResponse({ content: { [CSV]: FILE, [XLSX]: FILE } })
  async file(@CurrentActor() actor: Actor, @Query({ schema: FileQuery }) { format, language }: z.infer<typeof FileQuery>): Promise<StreamableFile> {
    const review = await this.review(actor);
    const time = new Intl.DateTimeFormat('sv-SE', { timeZone: this.config.timeZone, dateStyle: 'short', timeStyle: 'short' });
    const rows = accessReviewRows(review, language, (instant) => time.format(instant));
    const disposition = `attachment; filename="access-review-${time.format(review.at).slice(0, 10)}.${format}"`;
    return format === 'csv' ? new StreamableFile(Buffer.from(writeCsv(rows)), { type: `${CSV}; charset=utf-8`, disposition }) : new StreamableFile(writeXlsx(rows), { type: XLSX, disposition });
  }
}
