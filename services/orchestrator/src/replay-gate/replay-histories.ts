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
  for (const { name, history } of histories) {
    const batches: string[] = [];
    const sinks: InjectedSinks<ReplaySinks> = { replay: { commands: { fn: (_info, json) => void batches.push(json), callDuringReplay: true } } };
    const one: ReplayHistoriesIterable = [{ workflowId: name, history }];
    for await (const result of Worker.runReplayHistories({ workflowBundle: { codePath: bundlePath }, sinks, replayName: 'replay-gate' }, one)) {
      const problems = differences(commandsOfHistory(history), commandsOfReplay(batches));
      reports.push({ name, problems: result.error ? [`replay: ${result.error.message}`, ...problems] : problems });
    }
  }
  if (reports.length === 0) throw new Error('没有可回放的历史 / no history to replay');
  return reports;
}
