/** `readToEnd` as Temporal calls it. */
import { Context } from '@temporalio/activity';
import type { ProcessActivities } from '../workflow/activities.js';
import type { CatchUp } from './catch-up.js';

/** How often it says that it still asks (ms); missed after a few of them (workflow/outward-gate.ts). */
const BEAT = 1_000;

export function readToEndActivity(catchUp: CatchUp): Pick<ProcessActivities, 'readToEnd'> {
  return {
    async readToEnd() {
      const context = Context.current();
      const { workflowExecution } = context.info;
      if (!workflowExecution) throw new Error('readToEnd belongs to a workflow');
      const beat = setInterval(() => context.heartbeat(), BEAT);
      try {
        await catchUp.readToEnd(workflowExecution.workflowId);
      } finally {
        clearInterval(beat);
      }
    },
  };
}
