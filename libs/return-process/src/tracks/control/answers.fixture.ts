/** 控制: answers for the walk. */
import type { Answers } from '../answers.fixture.js';

export const CONTROL_ANSWERS: Answers = {
  duty: (task) => [{ duty: task.menu.duty }],
  resolve: (task) => [{ anomalyId: task.menu.anomalyId, verdict: 'accept', reasonCode: 'r' }],
};
