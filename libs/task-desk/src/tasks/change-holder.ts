import { TASK_HELD } from '@guitu/contracts/events/task-held';
import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { Journal } from '@guitu/messaging/journal';
import { databaseNow } from '@guitu/persistence/database-now';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { AccessDenied } from '@guitu/identity/access-denied';
import { Injectable } from '@nestjs/common';
import { DeskName } from '../desk.js';
import { leadsTask, maySucceed, requireUsable, taskNotOpen, taskStanding } from '../facts/ground.js';
import { readableTask } from './readable-task.js';
import { fromPublicId, isOpen, toDeskTask, type DeskTask, type TaskRow } from './task-row.js';
import { lockTask } from './task-store.js';

export type HolderChange =
  | { readonly action: 'claim' }
  | { readonly action: 'release' }
  | { readonly action: 'assign' | 'delegate'; readonly staff: string; readonly reason: string };

/** Who holds a task: 领取 claim, 退回 release, 指派 assign (head), 转交 delegate (holder). Open tasks only, under the row's lock. */
@Injectable()
export class ChangeHolder {
  constructor(private readonly directory: Directory, private readonly journal: Journal, private readonly name: DeskName) {}

  /** @throws Problem 404, 409 · AccessDenied 403 */
  async apply(tx: Transaction, actor: Actor, id: string, change: HolderChange): Promise<DeskTask> {
    const { returnNo, taskId } = fromPublicId(id);
    const task = await lockTask(tx, actor.companyCode, returnNo, taskId);
    if (task === undefined) throw Problem.notFound('没有这项待办。', 'There is no such task.');
    taskStanding(this.directory, actor, task);
    const holder = this.newHolder(actor, task, change);
    const given = change.action === 'assign' || change.action === 'delegate' ? { by: actor.staff, why: change.reason } : { by: null, why: null };
    const [row] = await tx.query<TaskRow>(
      `update task set claimed_by = $4, claimed_at = case when $4::text is null then null else clock_timestamp() end, given_by = $5, given_why = $6
       where company_code = $1 and return_no = $2 and task_id = $3 returning *`, [task.company_code, task.return_no, task.task_id, holder, given.by, given.why],
    );
    await this.tell(tx, actor, row ?? task, change.action);
    return readableTask(toDeskTask(row ?? task, await databaseNow(tx)), actor);
  }

  /** What rang about the task has been acted on. */
  private async tell(tx: Transaction, { staff: by }: Actor, { company_code: companyCode, plant_code: plantCode, return_no: returnNo, task_id: taskId, claimed_by: holder, claimed_at: at }: TaskRow, action: HolderChange['action']): Promise<void> {
    if (action === 'release' || holder === null || at === null) return;
    // no fact: the process passes it over
    await this.journal.append(tx, TASK_HELD[this.name.desk], { subject: `holder/${companyCode}/${returnNo}`, addressedTo: ['notifications'], body: { companyCode, plantCode, returnNo, taskId, action, holder, by, at: at.getTime() } });
  }

  private newHolder(actor: Actor, task: TaskRow, change: HolderChange): string | null {
    if (!isOpen(task)) throw taskNotOpen();
    if (change.action === 'assign' && !leadsTask(this.directory, actor, task)) throw new AccessDenied(403, 'head-only', '只有主管可以指派。', 'Only the head assigns.');
    if (change.action === 'release' && task.claimed_by === null) throw Problem.conflict('not-claimed', '此待办无人领取。', 'Nobody has claimed this task.');
    requireUsable(this.directory, task, actor);
    if (change.action === 'claim') return actor.staff;
    if (change.action === 'release') return null;
    this.requireAble(change.staff, task);
    return change.staff;
  }

  /** Nobody is given a task he may not do. */
  private requireAble(staff: string, task: TaskRow): void {
    const person = this.directory.person(staff, task.company_code);
    if (person === undefined || !maySucceed(this.directory, person, task)) throw Problem.unprocessable('not-able', '此人不能处理这项待办。', 'This person may not do this task.');
  }
}
