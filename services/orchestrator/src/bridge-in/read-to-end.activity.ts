/** `readToEnd` as Temporal calls it. */
import { Context } from '@temporalio/activity';
import type { ProcessActivities } from '../workflow/activities.js';
import type { CatchUp } from './catch-up.js';

export function readToEndActivity(catchUp: CatchUp): Pick<ProcessActivities, 'readToEnd'> {
  return {
    async readToEnd() {
      const { workflowExecution } = Context.current().info;
      if (!workflowExecution) throw new Error('readToEnd belongs to a workflow');
      await catchUp.readToEnd(workflowExecution.workflowId);
    },
  };
}
