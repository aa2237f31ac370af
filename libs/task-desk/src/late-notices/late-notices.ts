import type { OrderDateMoved } from '@guitu/contracts/events/order-date-moved';
import { SYSTEM_STAFF } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { Injectable } from '@nestjs/common';
import { DeskName } from '../desk.js';
import { stateFact } from '../facts/state-fact.js';
import type { TaskRow } from '../tasks/task-row.js';
import { markAnswered } from '../tasks/task-store.js';

/** Steps whose dates production moves; a written word on one of their limits is what its notice of delay is. */
const WORK_STEPS = ['rework', 'make'];
interface Notice { readonly notice_no: string; readonly given_by: string }

/**
 * 滞后书面通知 (S003-15 §5.4.3): a notice of delay, made and sent when the date of work moved, is the notice its procedure asks for
 * once the limit is missed; given before or after, nobody writes it a second time.
 */
@Injectable()
export class LateNotices {
  constructor(private readonly journal: Journal, private readonly name: DeskName, private readonly directory: Directory) {}

  /** Keeps a notice of delay and answers the duty that waits for it here, if there is one; heard again, nothing changes. */
  async given(tx: Transaction, { companyCode, returnNo, portion, noticeNo, after, by, at }: OrderDateMoved): Promise<void> {
    if (noticeNo === null) return;
    const kept = await tx.execute(
      'insert into late_notice (company_code, notice_no, return_no, portion, until_at, given_by, given_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing', [companyCode, noticeNo, returnNo, portion, new Date(after), by, new Date(at)],
    );
    if (kept === 0) return;
    const waiting = await tx.query<TaskRow>(
      `select * from task where company_code = $1 and return_no = $2 and accepts = 'duty' and state = 'open' and answered_fact_id is null and body->'menu'->>'lateOf' = any($3) and body->'menu'->'form' is null
         and coalesce(scope->>'portion', scope->>'supply', $4) is not distinct from $4 order by task_id for update`, [companyCode, returnNo, WORK_STEPS, portion],
    );
    for (const task of waiting) await this.answer(tx, task, { notice_no: noticeNo, given_by: by });
  }

  /** Answers a duty that has just been opened, when its notice was given before and names a date that had not come yet. */
  async opened(tx: Transaction, companyCode: string, returnNo: string, taskId: string): Promise<void> {
    const [task] = await tx.query<TaskRow>(
      `select * from task where company_code = $1 and return_no = $2 and task_id = $3 and accepts = 'duty' and state = 'open' and answered_fact_id is null and body->'menu'->>'lateOf' = any($4) and body->'menu'->'form' is null for update`,
      [companyCode, returnNo, taskId, WORK_STEPS],
    );
    if (task === undefined) return;
    const { scope, openedAt } = task.body;
    const [notice] = await tx.query<Notice>(
      `select notice_no, given_by from late_notice where company_code = $1 and return_no = $2 and until_at > $3 and coalesce($4, portion) is not distinct from portion order by given_at desc, notice_no desc limit 1`,
      [companyCode, returnNo, new Date(openedAt), scope.portion ?? scope.supply ?? null],
    );
    if (notice !== undefined) await this.answer(tx, task, notice);
  }

  private async answer(tx: Transaction, task: TaskRow, { notice_no: formNo, given_by: staff }: Notice): Promise<void> {
    const { owner, scope, menu } = task.body;
    const person = this.directory.person(staff, task.company_code);
    const by = person === undefined ? { dept: owner.dept, role: owner.role, staff: SYSTEM_STAFF } : { dept: person.dept, role: person.roles[0] ?? owner.role, staff };
    const { factId, recordedAt } = await stateFact(tx, this.journal, this.name.desk, {
      kind: 'duty', companyCode: task.company_code, plantCode: task.plant_code, returnNo: task.return_no, taskId: task.task_id, taskRev: task.rev, scope, visibleAt: task.visible_at.getTime(),
      by, via: 'system', payload: { duty: menu.duty, formNo },
    });
    await markAnswered(tx, task, { factId, taskRev: task.rev, recordedAt: new Date(recordedAt) });
  }
}
