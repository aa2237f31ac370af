import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RuleKey } from '../rules/notification-rules.js';
import type { RingingConfig } from './ringing-config.js';

/** Whether a statement about a task is told as a new task, once per task: one that is due soon always, others only if the house wants that. */
export class NewTasks {
  constructor(private readonly config: RingingConfig) {}

  async isNews(tx: Transaction, task: Pick<TaskStatement, 'companyCode' | 'returnNo' | 'taskId' | 'state'>, rule: RuleKey): Promise<boolean> {
    if (task.state !== 'open' || (rule === 'task' && !this.config.GUITU_NOTIFICATIONS_NEW_TASKS)) return false;
    const told = await tx.query(
      `select 1 from notification where company_code = $1 and return_no = $2 and kind = 'task' and task_id = $3 limit 1`,
      [task.companyCode, task.returnNo, task.taskId],
    );
    return told.length === 0;
  }
}
