/** `record` as Temporal calls it: local at first, ordinary after two failures. */
import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { FENCED, type ProcessActivities } from '../workflow/activities.js';
import type { RecordEffects } from './record-effects.js';

const SENTENCES = {
  no_instance: '没有这张客退单的登记 / no registration of this return',
  foreign: '台账跟随本单的另一次运行 / the record follows another run of this return',
  ahead: '本次运行领先于台账 / this run is ahead of the record',
  recomputed: '同一修订的内容不同 / other content under the same revision',
} as const;

/** @throws ApplicationFailure `Fenced`, retryable: a person may adopt the run between two attempts */
export function recordActivity(recordEffects: RecordEffects): Pick<ProcessActivities, 'record'> {
  return {
    async record(request) {
      const { workflowExecution } = Context.current().info;
      if (!workflowExecution) throw new Error('record belongs to a workflow');
      const outcome = await recordEffects.execute(workflowExecution.runId, request);
      if ('fenced' in outcome) throw ApplicationFailure.retryable(SENTENCES[outcome.fenced], FENCED, outcome.fenced);
      return outcome;
    },
  };
}
