/** 延期: a new due time for the clock that runs on a task of this desk (product.md C5). The old one stays visible in the clock's editions. */
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { Directory } from '@guitu/identity/directory';
import { FactAction } from '../facts/fact-action.js';
import { FactDesk } from '../facts/fact-desk.js';
import type { FactRequest, Known } from '../facts/fact-request.js';
import { requireUsable, taskStanding } from '../facts/ground.js';
import type { TaskRow } from '../tasks/task-row.js';
import { plantOfTasks } from './plant-of-tasks.js';

@Injectable()
export class ExtendDeadline extends FactAction<'extend'> {
  readonly kind = 'extend';

  constructor(desk: FactDesk, private readonly directory: Directory) {
    super(desk);
  }

  /** The fact names its clock; a task it names only says whose clock that is and is not answered by it. */
  override execute(command: Command, { taskId: _anchor, taskRev: _seen, ...request }: FactRequest<'extend'>): Promise<RecordedFact> {
    return this.desk.record(command, request, this);
  }

  override async check({ actor, companyCode, returnNo, payload }: Known<'extend'>, tx: Transaction): Promise<FieldError[]> {
    const [task] = await tx.query<TaskRow>(
      `select * from task where company_code = $1 and return_no = $2 and body->>'clockId' = $3 order by seq desc limit 1 for update`, [companyCode, returnNo, payload.clockId],
    );
    if (task === undefined) throw Problem.notFound('本部门没有这个时限。', 'This desk has no task with such a clock.');
    taskStanding(this.directory, actor, task);
    requireUsable(this.directory, task, actor);
    if (!task.body.extendable) throw Problem.conflict('not-extendable', '此时限不允许延期或延期次数已用完。', 'This deadline may not be extended, or not again.');
    const due = task.due_at?.getTime() ?? 0;
    if (payload.newDue > due) return [];
    return [{ path: 'newDue', zh: '新的时限必须晚于原时限。', en: 'The new due time must be after the present one.' }];
  }

  override plantOf(tx: Transaction, companyCode: string, returnNo: string): Promise<string | null> {
    return plantOfTasks(tx, companyCode, returnNo);
  }
}
