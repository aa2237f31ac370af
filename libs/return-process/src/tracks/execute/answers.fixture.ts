/** 执行: answers for the walk. */
import { partsOf, qtyOf, type Answers } from '../answers.fixture.js';

export const EXECUTE_ANSWERS: Answers = {
  order: (task) => partsOf(task).map((qty) => ({ orderNo: 'MO', qty, priority: false })),
  repair: (task) => [{ qtyDone: qtyOf(task), qtyUnrepairable: '0' }, { qtyDone: '0', qtyUnrepairable: qtyOf(task) }, ...(qtyOf(task) === '1' ? [] : [{ qtyDone: '1', qtyUnrepairable: '0' }, { qtyDone: '1', qtyUnrepairable: '1' }])],
  reinspect: (task) => [{ pass: qtyOf(task), fail: '0' }, { pass: '0', fail: qtyOf(task) }, ...(qtyOf(task) === '1' ? [] : [{ pass: '1', fail: '0' }, { pass: '1', fail: '1' }])],
  grant: (task) => [{ loop: task.menu.loop, rounds: 0 }],
  stock_in: (task) => partsOf(task).map((qty) => ({ qty, storeCode: 'S' })),
  scrap_request: (task) => partsOf(task).map((qty) => ({ qty, formNo: 'F', reasonCode: 'r' })),
  scrap_approval: (task) => (task.menu.verdicts ?? []).map((verdict) => ({ gate: 'scrap', level: task.menu.level, verdict })),
  scrap: (task) => partsOf(task).map((qty) => ({ qty })),
  pack: (task) => partsOf(task).map((qty) => ({ qty })),
  send_back: (task) => partsOf(task).map((qty) => ({ qty, waybillRef: 'W' })),
  onsite_done: (task) => [{ qtyOk: qtyOf(task), qtyFailed: '0', hours: 1, cost: 0 }, { qtyOk: '0', qtyFailed: qtyOf(task), hours: 1, cost: 0 }],
};
