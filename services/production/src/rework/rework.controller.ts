import { RepairPayload } from '@guitu/contracts/facts/production';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { WorkPlans, type ReportRequest } from '../work-plan/work-plans.js';
import { CompleteRework } from './complete-rework.js';

/** Hours and material not said are the plan's. */
const ReworkBody = z.strictObject({ ...commandBody('repair').shape, hours: RepairPayload.shape.hours.optional(), material: RepairPayload.shape.material.optional() }).meta({ id: 'Record_repair' });

@ApiTags('返修完成 repair completed')
@Controller()
export class ReworkController {
  constructor(private readonly completeRework: CompleteRework, private readonly plans: WorkPlans) {}

  @FactRoute('repair')
  async record(@ReturnNumber() returnNo: string, @Body({ schema: ReworkBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.completeRework.execute(command, await this.plans.filled(command.actor, factRequest<'repair'>(returnNo, body) as ReportRequest));
  }
}
