import type { TaskStatement } from '@guitu/contracts/task';
import { GATE_FACTS } from '@guitu/identity/access.rules';
import { SYSTEM_STAFF } from '@guitu/identity/actor';
import type { Stake } from '@guitu/identity/approval-limit.rules';
import { Directory } from '@guitu/identity/directory';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { Injectable } from '@nestjs/common';
import { DeskName } from '../desk.js';
import { FactDesk } from '../facts/fact-desk.js';
import { LateNotices } from '../late-notices/late-notices.js';
import { stateFact } from '../facts/state-fact.js';
import type { TaskRow } from '../tasks/task-row.js';
import { giveUpTask, lockTask, reopenIfStillAsked, upsertTask } from '../tasks/task-store.js';

/** Tasks as the process states them; a task asked back is answered at once, under the lock that completing it takes too. */
@Injectable()
export class TaskStatements {
  constructor(private readonly name: DeskName, private readonly journal: Journal, private readonly directory: Directory, private readonly facts: FactDesk, private readonly lateNotices: LateNotices) {}

  async take(tx: Transaction, task: TaskStatement, seq: number): Promise<void> {
    const asked = task.state === 'open' ? this.directory.recipients(task.companyCode, task.plantCode, task.owner.role, task.owner.head, await this.stakeOf(tx, task)) : [];
    if (!(await upsertTask(tx, task, seq, asked))) return;
    if (task.state === 'open') {
      await reopenIfStillAsked(tx, task.companyCode, task.returnNo, task.taskId);
      if (task.menu.lateOf !== undefined) await this.lateNotices.opened(tx, task.companyCode, task.returnNo, task.taskId);
    }
    if (task.state === 'asked_back') await this.answerAskedBack(tx, task);
    if (task.state === 'withdrawn') await this.callOff(tx, task);
  }

  /** Another desk has the task now. */
  async giveUp(tx: Transaction, task: TaskStatement, seq: number): Promise<void> {
    if (await giveUpTask(tx, task, seq)) await this.callOff(tx, task);
  }

  /** Nobody asks for it and no answer is waited for: what has not gone out of the house does not go. */
  private async callOff(tx: Transaction, task: TaskStatement): Promise<void> {
    await this.facts.actionFor(task.accepts)?.callOff(tx, task);
  }

  /** Answers a task that was asked back, once; not while its work is under way outside the house, whose end calls this again. */
  async answerAskedBack(tx: Transaction, { companyCode, returnNo, taskId }: Pick<TaskStatement, 'companyCode' | 'returnNo' | 'taskId'>): Promise<void> {
    const row = await lockTask(tx, companyCode, returnNo, taskId);
    if (row === undefined || row.state !== 'asked_back' || row.handed_back_rev === row.rev) return;
    const action = this.facts.actionFor(row.body.accepts);
    if (row.answered_fact_id === null && (await action?.callOff(tx, row.body)) === false) return;
    await this.handBack(tx, row);
  }

  /** What a gate's task asks to be decided, so that it is put to people who may. */
  private async stakeOf(tx: Transaction, task: TaskStatement): Promise<Stake | undefined> {
    const gate = GATE_FACTS[task.accepts]?.gate;
    return gate === undefined ? undefined : { gate, amount: (await this.facts.actionFor(task.accepts)?.amountAtStake(tx, task)) ?? null };
  }

  /** *released*: nobody can complete it any more · *done*: its fact was committed before the request arrived (design.md §2.2) */
  private async handBack(tx: Transaction, row: TaskRow): Promise<void> {
    const { owner, scope } = row.body;
    const verdict = row.answered_fact_id === null ? 'released' : 'done';
    await stateFact(tx, this.journal, this.name.desk, {
      kind: 'released', companyCode: row.company_code, plantCode: row.plant_code, returnNo: row.return_no, taskId: row.task_id, taskRev: row.rev, scope, visibleAt: row.visible_at.getTime(),
      by: { dept: owner.dept, role: owner.role, staff: SYSTEM_STAFF }, via: 'system', payload: { verdict },
    });
    await tx.execute(
      'update task set handed_back_rev = $4, claimed_by = null, claimed_at = null where company_code = $1 and return_no = $2 and task_id = $3',
      [row.company_code, row.return_no, row.task_id, row.rev],
    );
  }
}
