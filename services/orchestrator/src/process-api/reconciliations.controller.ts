import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PROBLEMS, type Finding } from '../reconcile/finding.js';

const Reconciliation = z.object({
  startedAt: z.number(), finishedAt: z.number(), checked: z.int(),
  findings: z.array(z.object({ subject: z.string(), problem: z.string(), zh: z.string(), en: z.string(), detail: z.string(), mended: z.boolean() })),
}).meta({ id: 'Reconciliation' });

@ApiTags('reconciliations')
@Permit('operations.read')
@Controller('reconciliations')
export class ReconciliationsController {
  constructor(private readonly database: Database) {}

  @Get('latest')
  @ApiOperation({ summary: '最近一次核对 · What the reconciler found last' })
  @ApiOkResponse({ standardSchema: Reconciliation })
  async latest(@CurrentActor() { companyCode }: Actor): Promise<z.infer<typeof Reconciliation>> {
    const [row] = await this.database.query<{ started_at: Date; finished_at: Date; checked: number; findings: Finding[] }>(
      'select started_at, finished_at, checked, findings from reconciliation where finished_at is not null order by id desc limit 1',
    );
    if (!row) throw Problem.notFound('尚未核对过。', 'Nothing has been reconciled yet.');
    return {
      startedAt: row.started_at.getTime(), finishedAt: row.finished_at.getTime(), checked: row.checked,
      findings: row.findings.filter(({ subject }) => subject.startsWith(`${companyCode}/`)).map((finding) => ({ ...finding, ...PROBLEMS[finding.problem] })),
    };
  }
}
