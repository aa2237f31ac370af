import { parseQuantity } from '@guitu/contracts/quantity';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import { Database } from '@guitu/persistence/database';
import type { FactRequest } from '@guitu/task-desk/facts/fact-request';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';
import { Injectable } from '@nestjs/common';
import { plannedWork, type Work } from './planned-work.rules.js';

/** A plan as it holds now, and what was reported of it. */
export interface WorkPlan extends Work { readonly promisedAt: number | null; readonly formNo: string | null; readonly reported: readonly Work[] }

/** A report whose hours and material may be left to the plan. */
export type ReportRequest = Omit<FactRequest<'repair'>, 'payload'> & { readonly payload: Omit<FactRequest<'repair'>['payload'], 'hours' | 'material'> & Partial<Work> };

@Injectable()
export class WorkPlans {
  constructor(private readonly database: Database) {}

  /** null: nobody has planned the portion, or found that it cannot be repaired */
  async of(companyCode: string, returnNo: string, portion: string | undefined): Promise<WorkPlan | null> {
    const [plan] = await this.database.query<WorkPlan>(
      `select p.hours::float8 as hours, p.parts as material, floor(extract(epoch from p.promised_at) * 1000)::float8 as "promisedAt", p.form_no as "formNo",
         (select coalesce(json_agg(json_build_object('hours', c.hours, 'material', c.material)), '[]'::json) from rework_completion c
          where c.company_code = p.company_code and c.return_no = p.return_no and c.portion = p.portion and c.completed_at > p.recorded_at) as reported
       from work_plan p where p.company_code = $1 and p.return_no = $2 and p.portion = $3 and p.feasible`,
      [companyCode, returnNo, portion ?? null],
    );
    return plan ?? null;
  }

  /** The report with hours and material as planned, where it says none and there is a plan; otherwise as it came. */
  async filled({ companyCode }: Actor, request: ReportRequest): Promise<FactRequest<'repair'>> {
    const { returnNo, taskId, payload } = request;
    const asSaid = request as FactRequest<'repair'>;
    if (taskId === undefined || (payload.hours !== undefined && payload.material !== undefined)) return asSaid;
    const [task] = await this.database.query<{ body: TaskStatement }>('select body from task where company_code = $1 and return_no = $2 and task_id = $3', [companyCode, returnNo, taskId]);
    const plan = task === undefined ? null : await this.of(companyCode, returnNo, task.body.scope.portion);
    if (task === undefined || plan === null) return asSaid;
    const unit = task.body.lines[0]?.unit ?? 'pcs';
    const done = [payload.qtyDone, payload.qtyUnrepairable].reduce((sum, qty) => sum + (parseQuantity(qty, unit) ?? 0), 0);
    const { hours, material } = plannedWork(plan, plan.reported, done, stepsOn(task.body.lines));
    return { ...asSaid, payload: { ...asSaid.payload, hours: payload.hours ?? hours, material: [...(payload.material ?? material)] } };
  }
}
