/** Continue-as-new: should never be needed (a return has some hundred events), and must work when it is. */
import { allHandlersFinished, continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { Pins } from '@guitu/return-process/return-process';
import { carry, type ReturnRun, type Snapshot } from './return-run.js';

/** The server asks for it when a history has grown long. */
export const isWanted = (): boolean => workflowInfo().continueAsNewSuggested && allHandlersFinished();

/** Goes on in a new run from what is recorded; call only when nothing is unsent. Never returns. */
export async function rollOver({ reopen: _applied, takenOver: _played, dates: _superseded, ...run }: ReturnRun, pinned: Pins, snapshot: Snapshot): Promise<never> {
  return continueAsNew<(next: ReturnRun) => Promise<string>>({ ...run, ...pinned, carried: carry(snapshot) });
}
