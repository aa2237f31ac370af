/** 跟催: whoever waits for others asks them to get on; they see the return, the time left and who asks (product.md A7, B8). */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { TaskNudgedV1 } from '@guitu/contracts/events/task-nudged';
import { subjectOf } from '@guitu/contracts/process-names';
import { TaskId } from '@guitu/contracts/scalars';
import type { ReturnStatus } from '@guitu/contracts/status';
import { requirePlace } from '@guitu/identity/access.rules';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { addMessage } from '../case-file/add-message.js';

export const NudgeBody = z.strictObject({ taskId: TaskId }).meta({ id: 'NudgeTask' });
export const Nudged = TaskNudgedV1.schema;
type Nudged = z.infer<typeof Nudged>;

/** At most one per task in so long (ms): asked more often, nobody listens. */
const PAUSE = 4 * 3_600_000;

@Injectable()
export class NudgeTask {
  constructor(private readonly journal: Journal) {}

  /** @throws Problem 404: no such return · 409: the return does not wait for this task, or somebody has asked within four hours */
  execute(command: Command, returnNo: string, { taskId }: z.infer<typeof NudgeBody>): Promise<Nudged> {
    const { actor, traceparent } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const [at] = await tx.query<{ plant_code: string }>('select plant_code from return_case where company_code = $1 and return_no = $2', [companyCode, returnNo]);
      if (at === undefined) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
      requirePlace(actor, { companyCode, plantCode: at.plant_code });
      const subject = nudgeSubject(companyCode, returnNo);
      // of two who ask at once the second sees the first
      await this.journal.serialise(tx, subject);
      const waiting = await this.awaited(tx, companyCode, returnNo, taskId);
      let told: Nudged | undefined;
      await this.journal.append(tx, TaskNudgedV1, {
        // no fact: the process passes it over
        subject, addressedTo: ['notifications'], ...(traceparent !== undefined && { traceparent }),
        body: ({ id, recordedAt }) => (told = {
          companyCode, plantCode: at.plant_code, returnNo, nudgeId: id, taskId, title: waiting.title, to: { dept: waiting.dept, role: waiting.role }, dueAt: waiting.dueAt, by: staff, at: recordedAt.getTime(),
        }),
      });
      if (told === undefined) throw new Error('the journal did not make the event');
      await tx.execute(
        'insert into task_nudge (id, company_code, plant_code, return_no, task_id, dept, role, staff, nudged_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [told.nudgeId, companyCode, at.plant_code, returnNo, taskId, waiting.dept, waiting.role, staff, new Date(told.at)],
      );
      await addMessage(tx, { about: told, id: told.nudgeId, type: TaskNudgedV1.type, at: told.at, body: told });
      return told;
    });
  }

  private async awaited(tx: Transaction, companyCode: string, returnNo: string, taskId: string): Promise<ReturnStatus['waitingFor'][number]> {
    const [row] = await tx.query<{ body: ReturnStatus | null; since: number | null }>(
      `select s.body, (select extract(epoch from clock_timestamp() - max(n.nudged_at)) * 1000 from task_nudge n where n.company_code = $1 and n.return_no = $2 and n.task_id = $3)::float8 as since
       from return_case c left join return_status s using (company_code, return_no) where c.company_code = $1 and c.return_no = $2`, [companyCode, returnNo, taskId],
    );
    const waiting = row?.body?.waitingFor.find((one) => one.taskId === taskId);
    if (waiting === undefined) throw Problem.conflict('not-awaited', '这张退货单没有在等待这项待办。', 'The return does not wait for this task.');
    if (row?.since != null && row.since < PAUSE) {
      const hours = Math.ceil((PAUSE - row.since) / 3_600_000);
      throw Problem.conflict('nudged-already', `已有人催办，${hours} 小时后可再催。`, `Somebody has asked already; ask again in ${hours} h.`);
    }
    return waiting;
  }
}

/** Nudges are no facts: they have a stream of their own, so that those of a return stay gap-free for the process. */
const nudgeSubject = (companyCode: string, returnNo: string): string => `nudge/${subjectOf(companyCode, returnNo)}`;
