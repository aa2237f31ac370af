import { ReturnNo } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

const InspectionsQuery = z.strictObject({ returnNo: ReturnNo });
const InspectionFound = z.object({
  factId: z.string(), consignment: z.string().nullable(), method: z.string(), formNo: z.string().nullable(), recordedBy: z.string(), recordedAt: z.int(),
  lines: z.array(z.object({ line: z.int(), sample: z.string(), passed: z.string(), failed: z.string(), defects: z.array(z.string()), attrs: z.record(z.string(), z.unknown()) })),
  measures: z.array(z.object({ line: z.int(), piece: z.string(), check: z.string(), value: z.string(), against: z.enum(['below', 'within', 'above']), plan: z.string(), planVersion: z.int() })),
});
const InspectionList = z.object({ items: z.array(InspectionFound) }).meta({ id: 'InspectionList' });

/** What was found of a return's goods, as a report shows it. */
@ApiTags('检验结果 inspection')
@Controller('inspections')
export class ListInspectionsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '检验记录 · What inspections of a return found, with measured values against their limits' })
  @ApiOkResponse({ standardSchema: InspectionList })
  async list(@CurrentActor() { companyCode, plantCodes }: Actor, @Query({ schema: InspectionsQuery }) { returnNo }: z.infer<typeof InspectionsQuery>): Promise<z.infer<typeof InspectionList>> {
    const items = await this.database.query<z.infer<typeof InspectionFound>>(
      `select fact_id as "factId", consignment, method, form_no as "formNo", recorded_by as "recordedBy", floor(extract(epoch from recorded_at) * 1000)::float8 as "recordedAt",
         (select coalesce(json_agg(json_build_object('line', l.line, 'sample', trim_scale(l.sample)::text, 'passed', trim_scale(l.passed)::text, 'failed', trim_scale(l.failed)::text, 'defects', l.defects, 'attrs', l.attrs) order by l.position), '[]'::json)
          from inspection_line l where l.fact_id = i.fact_id) as lines,
         (select coalesce(json_agg(json_build_object('line', m.line, 'piece', m.piece, 'check', m.check_code, 'value', m.value::text, 'against', m.against, 'plan', m.plan_code, 'planVersion', m.plan_version) order by m.line, m.piece, m.check_code), '[]'::json)
          from inspection_measure m where m.fact_id = i.fact_id) as measures
       from inspection i where company_code = $1 and plant_code = any($2) and return_no = $3 order by recorded_at, fact_id`, [companyCode, plantCodes, returnNo],
    );
    return { items };
  }
}
