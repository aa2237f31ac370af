/** 控制: answers for the walk. */
import type { Answers } from '../answers.fixture.js';

export const CONTROL_ANSWERS: Answers = {
  duty: ({ menu }) => [{ duty: menu.duty, ...(menu.form !== undefined && { formNo: 'F-1', fields: Object.fromEntries((menu.fields ?? []).map((field) => [field, 'x'])) }) }],
  resume: (task) => [{ reasonCode: 'r', ...(task.menu.clockId !== undefined && { clockId: task.menu.clockId }) }],
  resolve: (task) => [{ anomalyId: task.menu.anomalyId, verdict: 'accept', reasonCode: 'r' }],
};
