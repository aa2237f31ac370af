import { formatQuantity } from '@guitu/contracts/quantity';
import { Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';
import { TaskList } from '@guitu/task-desk/tasks/task-list';
import { PublicTaskId } from '@guitu/task-desk/tasks/task-row';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { plannedWork } from './planned-work.rules.js';
import { WorkPlans } from './work-plans.js';

const Material = z.array(z.object({ item: z.string(), qty: z.string() }));
const Proposal = z.object({
  taskId: z.string(), returnNo: z.string(), accepts: z.string(), item: z.string().nullable(), qty: z.string(), unit: z.string(), priority: z.boolean(),
  /** what was promised, else when the task is due */
  due: Instant.nullable(),
  /** lines on which this plant ordered or began work before, the newest first */
  lineCodes: z.array(z.string()),
  /** 返修方案 of the goods; null: nobody has planned them */
  plan: z.object({ hours: z.number(), parts: Material, promisedAt: Instant.nullable(), formNo: z.string().nullable() }).nullable(),
  /** hours and material that a report about all that is open takes from the plan, where it says none */
  report: z.object({ hours: z.number(), material: Material }).nullable(),
}).meta({ id: 'WorkProposal' });
const LINES_SHOWN = 20;

@ApiTags('生产指令 rework order')
@Controller()
export class ProposalController {
  constructor(private readonly tasks: TaskList, private readonly plans: WorkPlans, private readonly database: Database) {}

  @Get('tasks/:id/proposal')
  @Permit('task.read')
  @ApiOperation({ summary: '预填 · What an order or a report of this task says by itself: quantity, priority, date, line, plan, hours and material' })
  @ApiOkResponse({ standardSchema: Proposal })
  async show(@CurrentActor() actor: Actor, @Param('id', { schema: PublicTaskId }) id: string): Promise<z.infer<typeof Proposal>> {
    const task = await this.tasks.one(actor, id);
    const { taskId, returnNo, accepts, lines, menu, scope, dueAt } = task;
    const plan = await this.plans.of(actor.companyCode, returnNo, scope.portion);
    const [unit, open] = [lines[0]?.unit ?? 'pcs', stepsOn(lines)];
    const report = plan === null ? null : plannedWork(plan, plan.reported, open, open);
    return {
      taskId, returnNo, accepts, item: lines[0]?.item ?? null, qty: formatQuantity(open, unit), unit, priority: menu.priority ?? false, due: plan?.promisedAt ?? menu.promisedAt ?? dueAt,
      lineCodes: await this.lineCodes(actor.companyCode, task.plantCode),
      plan: plan === null ? null : { hours: plan.hours, parts: [...plan.material], promisedAt: plan.promisedAt, formNo: plan.formNo },
      report: report === null ? null : { hours: report.hours, material: [...report.material] },
    };
  }

  private async lineCodes(companyCode: string, plantCode: string): Promise<string[]> {
    const rows = await this.database.query<{ line_code: string }>(
      `select line_code from (
         select line_code, ordered_at as at from rework_order where company_code = $1 and plant_code = $2
         union all select line_code, ordered_at from replenishment_order where company_code = $1 and plant_code = $2
         union all select line_code, started_at from work_start where company_code = $1 and plant_code = $2
       ) used where line_code is not null group by line_code order by max(at) desc, line_code limit ${LINES_SHOWN}`, [companyCode, plantCode]);
    return rows.map((row) => row.line_code);
  }
}
