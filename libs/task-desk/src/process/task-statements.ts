import { factEvent } from '@guitu/contracts/events/fact-events';
import { subjectOf } from '@guitu/contracts/process-names';
import type { TaskStatement } from '@guitu/contracts/task';
import { SYSTEM_STAFF } from '@guitu/identity/actor';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { Injectable } from '@nestjs/common';
import { DeskName } from '../desk.js';
import { keepFact } from '../facts/fact-store.js';
import type { TaskRow } from '../tasks/task-row.js';
import { lockTask, reopenIfStillAsked, upsertTask } from '../tasks/task-store.js';
import type { FactBody } from '@guitu/contracts/fact';

/** Tasks as the process states them; a task asked back is answered at once, under the lock that completing it takes too. */
@Injectable()
export class TaskStatements {
  constructor(private readonly name: DeskName, private readonly journal: Journal) {}

  async take(tx: Transaction, task: TaskStatement, seq: number): Promise<void> {
    if (!(await upsertTask(tx, task, seq))) return;
    if (task.state === 'open') await reopenIfStillAsked(tx, task.companyCode, task.returnNo, task.taskId);
    if (task.state !== 'asked_back') return;
    const row = await lockTask(tx, task.companyCode, task.returnNo, task.taskId);
    if (row !== undefined && row.handed_back_rev !== row.rev) await this.handBack(tx, row);
  }

  /** *released*: nobody can complete it any more · *done*: its fact was committed before the request arrived (design.md §2.2) */
  private async handBack(tx: Transaction, row: TaskRow): Promise<void> {
    const { owner, scope } = row.body;
    const verdict = row.answered_fact_id === null ? 'released' : 'done';
    let fact: FactBody | undefined;
    const stamp = await this.journal.append(tx, factEvent(this.name.desk, 'released'), {
      subject: subjectOf(row.company_code, row.return_no),
      body: ({ id, recordedAt }) => (fact = {
        factId: id, kind: 'released', companyCode: row.company_code, plantCode: row.plant_code, returnNo: row.return_no,
        taskId: row.task_id, taskRev: row.rev, scope, performedAt: recordedAt.getTime(), recordedAt: recordedAt.getTime(), visibleAt: row.visible_at.getTime(),
        by: { dept: owner.dept, role: owner.role, staff: SYSTEM_STAFF }, via: 'system', payload: { verdict },
      }),
    });
    if (fact !== undefined) await keepFact(tx, fact, stamp.seq);
    await tx.execute(
      'update task set handed_back_rev = $4, claimed_by = null, claimed_at = null where company_code = $1 and return_no = $2 and task_id = $3',
      [row.company_code, row.return_no, row.task_id, row.rev],
    );
  }
}
