import { commandBody, ReportWords } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ReportImprovement } from './report-improvement.js';

/** The report's words come with the fact and stay here; the fact carries their id. */
const ImprovementBody = commandBody('improve').extend({ report: ReportWords }).meta({ id: 'Record_improve' });

@ApiTags('改善报告 improvement report')
@Controller()
export class ImprovementController {
  constructor(private readonly reportImprovement: ReportImprovement) {}

  @FactRoute('improve')
  record(@ReturnNumber() returnNo: string, @Body({ schema: ImprovementBody }) { report, ...body }: z.infer<typeof ImprovementBody>, @CurrentCommand() command: Command) {
    return this.reportImprovement.report(command, factRequest(returnNo, body), report);
  }
}
