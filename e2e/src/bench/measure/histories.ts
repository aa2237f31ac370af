/** Length and size of workflow histories, as Temporal counts them. */
import type { Client } from '@temporalio/client';
import { quantile } from './statistics.js';

export interface HistorySize { readonly events: number; readonly bytes: number; readonly closed: number; readonly lengths: readonly number[] }

/** Medians over some workflows; `closed` of them have come to their end. */
export async function historySizes({ workflow }: Client, ids: readonly string[]): Promise<HistorySize> {
  const runs = await Promise.all(ids.map((id) => workflow.getHandle(id).describe()));
  const lengths = runs.map(({ historyLength }) => historyLength);
  return {
    events: quantile(lengths, 0.5), bytes: quantile(runs.map(({ historySize }) => historySize ?? 0), 0.5),
    closed: runs.filter(({ status }) => status.name === 'COMPLETED').length, lengths,
  };
}
