import { INSPECTION_METHODS, InspectionCheck } from '@guitu/contracts/masterdata/inspection-plan';
import { formatQuantity } from '@guitu/contracts/quantity';
import { LabelText, type TaskStatement } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { TaskList } from '@guitu/task-desk/tasks/task-list';
import { PublicTaskId } from '@guitu/task-desk/tasks/task-row';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { linesToInspect } from '../inspection.rules.js';
import type { PlansByItem } from './inspection-plan.rules.js';
import { readInspectionPlans } from './read-inspection-plans.js';

const Plan = z.object({
  code: z.string(), version: z.int(), name: z.object({ zh: z.string(), en: z.string().nullable() }),
  method: z.enum(['full', 'sample']), methodName: LabelText, shareBps: z.int().nullable(), atLeast: z.int().nullable(), checks: z.array(InspectionCheck),
});
const HowToInspect = z.object({
  taskId: z.string(), returnNo: z.string(),
  lines: z.array(z.object({
    line: z.int(), item: z.string(), qty: z.string(), unit: z.string(),
    /** n: least quantity to look at, the greater of what procedure and plan ask for */
    sample: z.string(),
    /** what the procedure asks for: its method, and the names of what is checked on every unit; null: it leaves it open */
    procedureMethod: z.string().nullable(),
    /** null: master data has no plan for this product or its group */
    plan: Plan.nullable(),
  })),
  procedureChecks: z.array(z.string()), grades: z.array(z.string()),
}).meta({ id: 'HowToInspect' });

@ApiTags('检验结果 inspection')
@Controller()
export class InspectionPlanController {
  constructor(private readonly database: Database, private readonly tasks: TaskList) {}

  @Get('tasks/:id/inspection-plan')
  @Permit('task.read')
  @ApiOperation({ summary: '怎么检 · How the goods of a task are looked at: sample, checks and limits by the products’ plans' })
  @ApiOkResponse({ standardSchema: HowToInspect })
  async show(@CurrentActor() actor: Actor, @Param('id', { schema: PublicTaskId }) id: string): Promise<z.infer<typeof HowToInspect>> {
    const task = await this.tasks.one(actor, id);
    return howToInspect(task, await readInspectionPlans(this.database, actor.companyCode, task.lines.map(({ item }) => item)));
  }
}

function howToInspect(task: TaskStatement, plans: PlansByItem): z.infer<typeof HowToInspect> {
  return {
    taskId: task.taskId, returnNo: task.returnNo,
    lines: linesToInspect(task, plans).map(({ line, item, held, unit, least, procedureMethod, plan }) => ({
      line, item, qty: formatQuantity(held, unit), unit, sample: formatQuantity(least, unit), procedureMethod,
      plan: plan === null ? null : { code: plan.code, version: plan.version, name: plan.name, method: plan.method, methodName: INSPECTION_METHODS[plan.method], shareBps: plan.shareBps, atLeast: plan.atLeast, checks: plan.checks },
    })),
    procedureChecks: [...(task.menu.checks ?? [])], grades: [...(task.menu.grades ?? [])],
  };
}
