/** Replays histories with the production bundle and compares not only the kinds of commands but their content. */
import { Worker, type History, type InjectedSinks, type ReplayHistoriesIterable } from '@temporalio/worker';
import type { ReplaySinks } from '../workflow/observe-commands.js';
import { commandsOfHistory, commandsOfReplay, differences } from './commands.js';

export interface NamedHistory {
  name: string;
  history: History;
}
export interface ReplayReport {
  name: string;
  /** Empty: the code would do again exactly what it did. */
  problems: string[];
}

/** @param bundlePath the file the worker runs. @throws when there was nothing to replay: a gate that tests nothing passes nothing */
export async function replayHistories(bundlePath: string, histories: readonly NamedHistory[]): Promise<ReplayReport[]> {
  const reports: ReplayReport[] = [];
  const batches = new Map<string, string[]>(histories.map(({ name }) => [name, []]));
  const sinks: InjectedSinks<ReplaySinks> = { replay: { commands: { fn: ({ workflowId }, json) => void batches.get(workflowId)?.push(json), callDuringReplay: true } } };
  // one worker for all: what costs time is loading the bundle
  const all: ReplayHistoriesIterable = histories.map(({ name, history }) => ({ workflowId: name, history }));
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { codePath: bundlePath }, sinks, replayName: 'replay-gate' }, all)) {
    const history = histories.find(({ name }) => name === workflowId)?.history;
    if (history === undefined) throw new Error(`no history ${workflowId} was given`);
    const problems = differences(commandsOfHistory(history), commandsOfReplay(batches.get(workflowId) ?? []));
    reports.push({ name: workflowId, problems: error ? [`replay: ${error.message}`, ...problems] : problems });
  }
  if (reports.length === 0) throw new Error('没有可回放的历史 / no history to replay');
  return reports;
}
