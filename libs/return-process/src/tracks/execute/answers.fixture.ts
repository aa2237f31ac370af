/** 执行: answers for the walk. */
import type { TaskStatement } from '@guitu/contracts/task';
import { partsOf, qtyOf, type Answers } from '../answers.fixture.js';

/** What passed and what did not: all of it either way, and one of several pieces. */
const split = (task: TaskStatement, good: string, bad: string): object[] => {
  const qty = qtyOf(task);
  const some = qty === '1' ? [] : [{ [good]: '1', [bad]: '0' }, { [good]: '1', [bad]: '1' }];
  return [{ [good]: qty, [bad]: '0' }, { [good]: '0', [bad]: qty }, ...some];
};
const confirmed = (task: TaskStatement): object => ({ requires: Object.fromEntries((task.menu.requires ?? []).map((code) => [code, true])) });

export const EXECUTE_ANSWERS: Answers = {
  quote: () => [{ fee: 30_000, parts: [] }],
  plan: (task) => [{ feasible: true, differs: false }, ...(task.menu.differs === true ? [{ feasible: true, differs: true }] : []), { feasible: false, differs: false }].map((verdict) => ({ ...verdict, hours: 1, parts: [], ...(task.menu.form !== undefined && { formNo: 'F1' }) })),
  order: (task) => partsOf(task).map((qty) => ({ orderNo: 'MO', qty, priority: false })),
  first_article: () => [{ ok: true }, { ok: false }],
  repair: (task) => [...split(task, 'qtyDone', 'qtyUnrepairable'), ...(task.menu.differs === true ? [{ qtyDone: '0', qtyUnrepairable: '0', differs: true }] : [])].map((done) => ({ ...done, ...confirmed(task), hours: 1, material: [] })),
  reinspect: (task) => split(task, 'pass', 'fail').map((result) => ({ ...result, defects: [] })),
  unit_test: (task) => split(task, 'pass', 'fail'),
  dispatch_check: (task) => split(task, 'pass', 'fail'),
  treat: (task) => partsOf(task).map((qty) => ({ qty, certificateNo: 'C' })),
  dismantle: (task) => partsOf(task).map((qty) => ({ qty, parts: [{ item: 'PART', qty: '2', state: 'good' }] })),
  to_supplier: (task) => partsOf(task).map((qty) => ({ qty, claimId: 'SC' })),
  grant: (task) => [{ loop: task.menu.loop, rounds: 0 }],
  stock_in: (task) => partsOf(task).map((qty) => ({ qty, storeCode: 'S' })),
  scrap_request: (task) => partsOf(task).map((qty) => ({ qty, formNo: 'F', reasonCode: 'r', ...(task.menu.fields?.includes('weightByGroup') === true && { weightByGroup: { metal: 1 } }) })),
  scrap_approval: (task) => (task.menu.verdicts ?? []).map((verdict) => ({ gate: 'scrap', level: task.menu.level, verdict })),
  scrap: (task) => partsOf(task).map((qty) => ({ qty })),
  pack: (task) => partsOf(task).map((qty) => ({ qty })),
  send_back: (task) => partsOf(task).map((qty) => ({ qty, waybillRef: 'W' })),
  onsite_done: (task) => split(task, 'qtyOk', 'qtyFailed').map((result) => ({ ...result, hours: 1, cost: 0 })),
};
