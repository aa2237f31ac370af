import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RingingConfig } from './ringing-config.js';

/** Whether a statement about a task is told as a new task: only if the house wants that, and once per task. */
export class NewTasks {
  constructor(private readonly config: RingingConfig) {}

  async isNews(tx: Transaction, task: Pick<TaskStatement, 'companyCode' | 'returnNo' | 'taskId' | 'state'>): Promise<boolean> {
    if (!this.config.GUITU_NOTIFICATIONS_NEW_TASKS || task.state !== 'open') return false;
    const told = await tx.query(
      `select 1 from notification where company_code = $1 and return_no = $2 and kind = 'task' and task_id = $3 limit 1`,
      [task.companyCode, task.returnNo, task.taskId],
    );
    return told.length === 0;
  }
}
