/** 换补: answers for the walk. */
import { partsOf, type Answers } from '../answers.fixture.js';

export const SUPPLY_ANSWERS: Answers = {
  supply_order: (task) => partsOf(task).map((qty) => ({ formNo: 'F', qty })),
  replacement_approval: (task) => (task.menu.verdicts ?? []).map((verdict) => ({ gate: 'replacement', level: task.menu.level, verdict })),
  make: (task) => partsOf(task).map((qty) => ({ qty })),
  ship: (task) => partsOf(task).map((qty) => ({ qty, waybillRef: 'W' })),
  deposit: ({ menu: { amount = 0 } }) => [{ amount: Math.max(amount, 1) }],
  deposit_settle: ({ menu: { amount = 0, results = [] } }) => results.map((mode) => ({ mode, amount })),
};
