/** Length, size and actions of workflow histories, as Temporal keeps them. */
import type { Client } from '@temporalio/client';
import { quantile } from './statistics.js';

export interface HistorySize { readonly events: number; readonly bytes: number; readonly actions: number; readonly closed: number; readonly lengths: readonly number[] }

/** Of so many of them the events are read one by one. */
const COUNTED = 3;

/** Medians over some workflows; `closed` of them have come to their end. */
export async function historySizes({ workflow }: Client, ids: readonly string[]): Promise<HistorySize> {
  const runs = await Promise.all(ids.map((id) => workflow.getHandle(id).describe()));
  const lengths = runs.map(({ historyLength }) => historyLength);
  const histories = await Promise.all(ids.slice(0, COUNTED).map((id) => workflow.getHandle(id).fetchHistory()));
  return {
    events: quantile(lengths, 0.5), bytes: quantile(runs.map(({ historySize }) => historySize ?? 0), 0.5),
    actions: quantile(histories.map(({ events }) => actionsIn((events ?? []).map(kindOf))), 0.5),
    closed: runs.filter(({ status }) => status.name === 'COMPLETED').length, lengths,
  };
}

type Kind = 'start' | 'signal' | 'timer' | 'attributes' | 'activity' | 'marker' | 'task' | 'other';

/**
 * What Temporal Cloud bills: start, signals, timers, attribute changes, activities, and one for the local activities of each
 * workflow task (their markers stand together behind its end).
 */
export function actionsIn(kinds: readonly Kind[]): number {
  let [actions, marked] = [0, false];
  for (const kind of kinds) {
    if (kind === 'task') marked = false;
    else if (kind !== 'other' && !(kind === 'marker' && marked)) actions += 1;
    if (kind === 'marker') marked = true;
  }
  return actions;
}

interface EventFields {
  workflowExecutionStartedEventAttributes?: unknown; workflowExecutionSignaledEventAttributes?: unknown; timerStartedEventAttributes?: unknown;
  upsertWorkflowSearchAttributesEventAttributes?: unknown; activityTaskScheduledEventAttributes?: unknown; markerRecordedEventAttributes?: unknown; workflowTaskCompletedEventAttributes?: unknown;
}

function kindOf(event: EventFields): Kind {
  if (event.workflowExecutionStartedEventAttributes) return 'start';
  if (event.workflowExecutionSignaledEventAttributes) return 'signal';
  if (event.timerStartedEventAttributes) return 'timer';
  if (event.upsertWorkflowSearchAttributesEventAttributes) return 'attributes';
  if (event.activityTaskScheduledEventAttributes) return 'activity';
  if (event.markerRecordedEventAttributes) return 'marker';
  return event.workflowTaskCompletedEventAttributes ? 'task' : 'other';
}
