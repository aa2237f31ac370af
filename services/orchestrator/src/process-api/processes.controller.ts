import { CompanyCode, ReturnNo } from '@guitu/contracts/scalars';
import { subjectOf } from '@guitu/contracts/process-names';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Problem } from '@guitu/platform/http/problem';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AdoptRun, type Adoption } from '../record/adopt-run.js';
import { TEMPORAL_CONFIG, type TemporalConfig } from '../temporal/temporal-config.js';
import { ProcessOfReturn, readReturnProcess } from './return-process.query.js';

const AdoptBody = z.strictObject({ runId: z.uuid() }).meta({ id: 'AdoptRun' });

/** The processes of returns, for those who watch and mend them. Nobody sees another company's. */
@ApiTags('processes')
@Controller('returns')
export class ProcessesController {
  constructor(private readonly database: Database, @Inject(TEMPORAL_CONFIG) private readonly temporal: TemporalConfig, private readonly adoptRun: AdoptRun) {}

  @Get(':companyCode/:returnNo')
  @Permit('operations.read')
  @ApiOperation({ summary: '流程详情 · One return as the process holds it' })
  @ApiOkResponse({ standardSchema: ProcessOfReturn })
  read(
    @CurrentActor() actor: Actor,
    @Param('companyCode', { schema: CompanyCode }) companyCode: string,
    @Param('returnNo', { schema: ReturnNo }) returnNo: string,
  ): Promise<ProcessOfReturn> {
    requireOwnCompany(actor, companyCode);
    return readReturnProcess(this.database, this.temporal, companyCode, returnNo);
  }

  @Post(':companyCode/:returnNo/adopt-run')
  @HttpCode(200)
  @Permit('operations.repair')
  @ApiOperation({ summary: '采用此运行 · Make a fenced run the return’s own' })
  adopt(
    @CurrentCommand() command: Command,
    @Param('companyCode', { schema: CompanyCode }) companyCode: string,
    @Param('returnNo', { schema: ReturnNo }) returnNo: string,
    @Body({ schema: AdoptBody }) { runId }: z.infer<typeof AdoptBody>,
  ): Promise<Adoption> {
    requireOwnCompany(command.actor, companyCode);
    return command.run(async (tx) => {
      const adoption = await this.adoptRun.within(tx, subjectOf(companyCode, returnNo), runId, command.actor.staff);
      if (!adoption) throw Problem.conflict('nothing-to-adopt', '没有等待采用的这次运行。', 'No such run waits to be adopted.');
      return adoption;
    });
  }
}

function requireOwnCompany(actor: Actor, companyCode: string): void {
  if (actor.companyCode !== companyCode) throw Problem.notFound('没有这张客退单。', 'There is no such return.');
}
