/** 任务退回. */
import { closeTask } from '../../engine/tasks.js';
import { type CaseHandler, misfit } from '../../facts/outcome.js';

/** 任务退回: the desk's answer to a request. `done`: its fact is on the way and answers in its own words. */
export const released: CaseHandler = (draft, { taskId, payload }) => {
  const task = draft.state.tasks.find(({ id }) => id === taskId);
  if (task === undefined || task.state !== 'asked_back') return 'ignored';
  if (payload['verdict'] === 'released') closeTask(draft, task, 'withdrawn');
  else if (payload['verdict'] !== 'done') return misfit('malformed');
  return 'applied';
};
