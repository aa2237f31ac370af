import { ReturnNo } from '@guitu/contracts/scalars';
import { DEPARTMENTS } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { readingRights } from '@guitu/identity/reading-rights';
import { Database } from '@guitu/persistence/database';
import { DeskName } from '@guitu/task-desk/desk';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

const ReportsQuery = z.strictObject({ returnNo: ReturnNo });
const Report = z.object({
  factId: z.string(), kind: z.enum(['improvement', '8d', 'analysis']), actions: z.array(z.string()), recordedBy: z.string(), recordedAt: z.int(),
  /** null: not for this reader, or kept on paper outside */
  words: z.string().nullable(),
});
const ReportList = z.object({ items: z.array(Report) }).meta({ id: 'ImprovementReports' });

/** 改善报告 of a return; their words for those who may read internal messages: of everybody, or of their own department's work. */
@ApiTags('改善报告 improvement report')
@Controller('improvement-reports')
export class ListReportsController {
  constructor(private readonly database: Database, private readonly name: DeskName) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '改善报告内容 · The improvement reports of a return, with their words' })
  @ApiOkResponse({ standardSchema: ReportList })
  async list(@CurrentActor() actor: Actor, @Query({ schema: ReportsQuery }) { returnNo }: z.infer<typeof ReportsQuery>): Promise<z.infer<typeof ReportList>> {
    const degree = readingRights(actor).messages;
    const may = degree === 'yes' || (degree === 'own' && DEPARTMENTS[actor.dept].desk === this.name.desk);
    const items = await this.database.query<z.infer<typeof Report>>(
      `select r.fact_id as "factId", r.kind, r.actions, r.recorded_by as "recordedBy", floor(extract(epoch from r.recorded_at) * 1000)::float8 as "recordedAt", case when $4 then t.words end as words
       from improvement_report r left join improvement_text t on t.id = r.report_ref and t.company_code = r.company_code
       where r.company_code = $1 and r.plant_code = any($2) and r.return_no = $3 order by r.recorded_at, r.fact_id`, [actor.companyCode, actor.plantCodes, returnNo, may],
    );
    return { items };
  }
}
