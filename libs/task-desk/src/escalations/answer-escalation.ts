import { TASK_REASSIGNED } from '@guitu/contracts/events/task-reassigned';
import { Instant, ReasonCode, StaffId } from '@guitu/contracts/scalars';
import { AccessDenied } from '@guitu/identity/access-denied';
import { Directory } from '@guitu/identity/directory';
import { requirePlace } from '@guitu/identity/access.rules';
import { Journal } from '@guitu/messaging/journal';
import { databaseNow } from '@guitu/persistence/database-now';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ExtendDeadline } from '../control/extend-deadline.js';
import { extendWithin } from '../control/extend-within.js';
import { DeskName } from '../desk.js';
import { leadsTask, taskNotOpen } from '../facts/ground.js';
import { ChangeHolder } from '../tasks/change-holder.js';
import { fromPublicId, isLate, isOpen, PublicTaskId, type TaskRow } from '../tasks/task-row.js';
import { lockTask } from '../tasks/task-store.js';

const Cause = { causeCode: ReasonCode };
export const AnswerEscalationBody = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('reassign'), ...Cause, staff: StaffId, newDue: Instant.optional() }),
  z.strictObject({ action: z.literal('extend'), ...Cause, newDue: Instant }),
  z.strictObject({ action: z.literal('explain'), ...Cause }),
]).meta({ id: 'AnswerEscalation' });
type Body = z.infer<typeof AnswerEscalationBody>;
export const EscalationAnswer = z.object({
  id: z.uuid(), task: PublicTaskId, causeCode: z.string(), action: z.enum(['reassign', 'extend', 'explain']), staff: StaffId.nullable(), newDue: Instant.nullable(), factId: z.uuid().nullable(),
  stopsNextRung: z.boolean().describe('the next rung does not climb: the due time moved, or it is the new holder’s alone'), by: StaffId, at: Instant,
}).meta({ id: 'EscalationAnswer' });
export type EscalationAnswer = z.infer<typeof EscalationAnswer>;

/** Columns of `escalation_answer e` in the words of the API. */
export const ANSWER_COLUMNS = `e.id, e.return_no || '~' || replace(e.task_id, '/', '~') as task, e.cause_code as "causeCode", e.action, e.staff, floor(extract(epoch from e.new_due) * 1000)::float8 as "newDue",
  e.fact_id as "factId", e.action <> 'explain' as "stopsNextRung", e.answered_by as by, floor(extract(epoch from e.answered_at) * 1000)::float8 as at`;

/**
 * 答复升级: why it is late, and 改派, 延期 or 说明, on one sheet. An explanation stops nothing; the next rung waits for the new due
 * time where one is given; without it, a task that was given to somebody else rings him next, and nobody above.
 */
@Injectable()
export class AnswerEscalation {
  constructor(private readonly directory: Directory, private readonly holder: ChangeHolder, private readonly extendDeadline: ExtendDeadline, private readonly journal: Journal, private readonly name: DeskName) {}

  /** @throws AccessDenied 403 not his people's · Problem 404 · 409 not open, not late, not extendable · 422 whom it goes to may not do it, due time not later */
  execute(command: Command, id: string, body: Body): Promise<EscalationAnswer> {
    const { actor } = command;
    const { returnNo, taskId } = fromPublicId(id);
    return command.run(async (tx) => {
      const task = await lockTask(tx, actor.companyCode, returnNo, taskId);
      if (task === undefined) throw Problem.notFound('没有这项待办。', 'There is no such task.');
      requirePlace(actor, { companyCode: task.company_code, plantCode: task.plant_code });
      if (!leadsTask(this.directory, actor, task)) throw new AccessDenied(403, 'head-only', '只有主管可以答复升级。', 'Only the head answers.');
      if (!isOpen(task)) throw taskNotOpen();
      if (!isLate(task, await databaseNow(tx))) throw Problem.conflict('not-late', '此待办尚未超时。', 'This task is not late.');
      if (body.action === 'reassign') await this.holder.apply(tx, actor, id, { action: 'assign', staff: body.staff, reason: body.causeCode });
      const answer = await this.keep(tx, command, task, body, await this.extension(tx, command, task, body));
      if (answer.staff !== null) await this.tell(tx, command, task, answer, answer.staff);
      return answer;
    });
  }

  private async extension(tx: Transaction, command: Command, { return_no: returnNo, body: { clockId } }: TaskRow, body: Body): Promise<{ newDue: number; factId: string } | null> {
    if (body.action === 'explain' || body.newDue === undefined) return null;
    if (clockId === null) throw Problem.conflict('not-extendable', '此待办没有可延期的时限。', 'No deadline of this task may be extended.');
    return { newDue: body.newDue, factId: await extendWithin(tx, command, this.extendDeadline, returnNo, { clockId, newDue: body.newDue, reasonCode: body.causeCode }) };
  }

  /** Whoever is rung at the next rung follows who does it now. */
  private async tell(tx: Transaction, { traceparent }: Command, { company_code: companyCode, plant_code: plantCode, return_no: returnNo, task_id: taskId }: TaskRow, { id: answerId, causeCode, newDue, by, at }: EscalationAnswer, staff: string): Promise<void> {
    await this.journal.append(tx, TASK_REASSIGNED[this.name.desk], {
      // no fact: the process passes it over
      subject: `escalation/${companyCode}/${returnNo}`, addressedTo: ['notifications'], ...(traceparent !== undefined && { traceparent }),
      body: { companyCode, plantCode, returnNo, taskId, answerId, staff, causeCode, newDue, by, at },
    });
  }

  private async keep(tx: Transaction, { actor }: Command, task: TaskRow, body: Body, extension: { newDue: number; factId: string } | null): Promise<EscalationAnswer> {
    const [row] = await tx.query<EscalationAnswer>(
      `insert into escalation_answer as e (company_code, return_no, task_id, cause_code, action, staff, new_due, fact_id, answered_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${ANSWER_COLUMNS}`,
      [task.company_code, task.return_no, task.task_id, body.causeCode, body.action, body.action === 'reassign' ? body.staff : null, extension === null ? null : new Date(extension.newDue), extension?.factId ?? null, actor.staff],
    );
    if (row === undefined) throw new Error('the answer was not written');
    return row;
  }
}
