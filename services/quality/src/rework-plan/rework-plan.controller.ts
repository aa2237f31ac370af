import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PlanRework } from './plan-rework.js';

const ReworkPlanBody = commandBody('plan');

@ApiTags('返修方案 rework plan')
@Controller()
export class ReworkPlanController {
  constructor(private readonly planRework: PlanRework) {}

  @FactRoute('plan')
  record(@ReturnNumber() returnNo: string, @Body({ schema: ReworkPlanBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.planRework.execute(command, factRequest(returnNo, body));
  }
}
