import { CompanyCode, ReturnNo } from '@guitu/contracts/scalars';
import { subjectOf } from '@guitu/contracts/process-names';
import type { Actor } from '@guitu/identity/actor';
import { requirePlace } from '@guitu/identity/access.rules';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { AsksOnly } from '@guitu/platform/command/asks-only';
import { Problem } from '@guitu/platform/http/problem';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AdoptRun, type Adoption } from '../record/adopt-run.js';
import { TEMPORAL_CONFIG, type TemporalConfig } from '../temporal/temporal-config.js';
import { DispositionPreview, DispositionToPreview, PreviewDisposition } from './preview-disposition.js';
import { PolicyChangePreview, PreviewPolicyChange, PreviewQuery } from './preview-policy-change.js';
import { ProcessOfReturn, readReturnProcess } from './return-process.query.js';

const Adopted = z.strictObject({ runId: z.uuid(), rev: z.int(), restated: z.int() }).meta({ id: 'AdoptedRun' });
const AdoptBody = z.strictObject({ runId: z.uuid() }).meta({ id: 'AdoptRun' });

/** The processes of returns, for those who watch and mend them. Nobody sees another company's. */
@ApiTags('processes')
@Controller('returns')
export class ProcessesController {
  constructor(
    private readonly database: Database, @Inject(TEMPORAL_CONFIG) private readonly temporal: TemporalConfig, private readonly adoptRun: AdoptRun,
    private readonly previewPolicyChange: PreviewPolicyChange, private readonly previewDisposition: PreviewDisposition,
  ) {}

  @Get(':companyCode/:returnNo')
  @Permit('operations.read')
  @ApiOperation({ summary: '流程详情 · One return as the process holds it' })
  @ApiOkResponse({ standardSchema: ProcessOfReturn })
  async read(
    @CurrentActor() actor: Actor,
    @Param('companyCode', { schema: CompanyCode }) companyCode: string,
    @Param('returnNo', { schema: ReturnNo }) returnNo: string,
  ): Promise<ProcessOfReturn> {
    await requireOwnPlace(this.database, actor, companyCode, returnNo);
    return readable(await readReturnProcess(this.database, this.temporal, companyCode, returnNo), readingRights(actor));
  }

  @Get(':companyCode/:returnNo/policy-change-preview')
  @Permit('record.repin')
  @ApiOperation({ summary: '换版预览 · What another version of its policy would change for a return' })
  @ApiOkResponse({ standardSchema: PolicyChangePreview })
  async preview(
    @CurrentActor() actor: Actor,
    @Param('companyCode', { schema: CompanyCode }) companyCode: string,
    @Param('returnNo', { schema: ReturnNo }) returnNo: string,
    @Query({ schema: PreviewQuery }) query: z.infer<typeof PreviewQuery>,
  ): Promise<PolicyChangePreview> {
    await requireOwnPlace(this.database, actor, companyCode, returnNo);
    return this.previewPolicyChange.execute(actor, companyCode, returnNo, query);
  }

  @Post(':companyCode/:returnNo/dispositions\\:preview')
  @HttpCode(200)
  @AsksOnly()
  @Permit('record.dispose')
  @ApiOperation({ summary: '判定试算 · Who approves and who works if it is judged so? Writes nothing; the body is that of the 判定' })
  @ApiOkResponse({ standardSchema: DispositionPreview })
  async previewJudgement(
    @CurrentActor() actor: Actor,
    @Param('companyCode', { schema: CompanyCode }) companyCode: string,
    @Param('returnNo', { schema: ReturnNo }) returnNo: string,
    @Body({ schema: DispositionToPreview }) body: z.infer<typeof DispositionToPreview>,
  ): Promise<DispositionPreview> {
    await requireOwnPlace(this.database, actor, companyCode, returnNo);
    return this.previewDisposition.execute(actor, companyCode, returnNo, body);
  }

  @Post(':companyCode/:returnNo/adopt-run')
  @HttpCode(200)
  @Permit('operations.repair')
  @ApiOperation({ summary: '采用此运行 · Make a fenced run the return’s own' })
  @ApiOkResponse({ standardSchema: Adopted })
  adopt(
    @CurrentCommand() command: Command,
    @Param('companyCode', { schema: CompanyCode }) companyCode: string,
    @Param('returnNo', { schema: ReturnNo }) returnNo: string,
    @Body({ schema: AdoptBody }) { runId }: z.infer<typeof AdoptBody>,
  ): Promise<Adoption> {
    return command.run(async (tx) => {
      await requireOwnPlace(tx, command.actor, companyCode, returnNo);
      const adoption = await this.adoptRun.within(tx, subjectOf(companyCode, returnNo), runId, command.actor.staff);
      if (!adoption) throw Problem.conflict('nothing-to-adopt', '没有等待采用的这次运行。', 'No such run waits to be adopted.');
      return adoption;
    });
  }
}

/** @throws Problem or AccessDenied 404: not registered, or of another company or plant */
async function requireOwnPlace(from: Pick<Transaction | Database, 'query'>, actor: Actor, companyCode: string, returnNo: string): Promise<void> {
  const [row] = await from.query<{ plant_code: string }>('select plant_code from instance where subject = $1', [subjectOf(companyCode, returnNo)]);
  if (row === undefined) throw Problem.notFound('没有这张客退单。', 'There is no such return.');
  requirePlace(actor, { companyCode, plantCode: row.plant_code });
}
