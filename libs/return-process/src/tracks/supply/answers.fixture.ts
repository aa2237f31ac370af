/** 换补: answers for the walk. */
import { partsOf, type Answers } from '../answers.fixture.js';

export const SUPPLY_ANSWERS: Answers = {
  supply_order: (task) => partsOf(task).map((qty) => ({ formNo: 'F', qty })),
  make: (task) => partsOf(task).map((qty) => ({ qty })),
  ship: (task) => partsOf(task).map((qty) => ({ qty, waybillRef: 'W' })),
};
