import { CommandFields } from '@guitu/contracts/http/command-body';
import { AdjustPayload } from '@guitu/contracts/facts/finance';
import { ReasonCode, TaskId } from '@guitu/contracts/scalars';
import { Directory } from '@guitu/identity/directory';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { taskGround } from '@guitu/task-desk/facts/ground';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { adjustmentFaults } from './adjustment.rules.js';
import { AdjustSettlement } from './adjust-settlement.js';

export const AdjustmentProposalBody = z.strictObject({
  taskId: TaskId, taskRev: CommandFields.shape.taskRev, delta: AdjustPayload.shape.delta, decision: AdjustPayload.shape.decision, reasonCode: ReasonCode,
}).meta({ id: 'ProposeAdjustment' });
export const AdjustmentProposal = z.strictObject({
  id: z.uuid(), taskId: z.string(), delta: z.int(), decision: z.enum(['pay', 'reclaim', 'waive']), reasonCode: z.string(), proposedBy: z.string(),
}).meta({ id: 'AdjustmentProposal' });
export type AdjustmentProposal = z.infer<typeof AdjustmentProposal>;

/** The first of the two who change an amount: says what should become of the difference, and why. A later proposal takes its place. */
@Injectable()
export class ProposeAdjustment {
  constructor(private readonly directory: Directory, private readonly adjust: AdjustSettlement) {}

  /** @throws AccessDenied 403/404 · Problem 409 the task is not open · 422 not the difference, not a way out */
  execute(command: Command, returnNo: string, body: z.infer<typeof AdjustmentProposalBody>): Promise<AdjustmentProposal> {
    const { taskId, taskRev, delta, decision, reasonCode } = body;
    const { companyCode, staff } = command.actor;
    return command.run(async (tx) => {
      const { task, plantCode } = await taskGround(tx, this.directory, command.actor, this.adjust, { returnNo, taskId, payload: { delta, decision }, ...(taskRev !== undefined && { taskRev }) });
      const faults = task === null ? [] : adjustmentFaults(body, task.body.menu);
      if (faults.length > 0) throw Problem.unprocessable('not-allowed', '内容与待办要求不符，请看各字段说明。', 'Not what the task allows; see the fields.', faults);
      await tx.execute('update adjustment set superseded_at = clock_timestamp() where company_code = $1 and return_no = $2 and task_id = $3 and superseded_at is null and fact_id is null', [companyCode, returnNo, taskId]);
      const [row] = await tx.query<AdjustmentProposal>(
        `insert into adjustment (company_code, plant_code, return_no, task_id, task_rev, delta, decision, reason_code, proposed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         returning id, task_id as "taskId", delta::float8 as delta, decision, reason_code as "reasonCode", proposed_by as "proposedBy"`,
        [companyCode, plantCode, returnNo, taskId, task?.rev ?? 1, delta, decision, reasonCode, staff],
      );
      if (row === undefined) throw new Error('the proposal was not written');
      return row;
    });
  }
}
