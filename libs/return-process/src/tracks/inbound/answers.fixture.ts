/** 收货: answers for the walk. */
import { linesOf, type Answers } from '../answers.fixture.js';

export const INBOUND_ANSWERS: Answers = {
  instruct: (task) => [{ addressCode: 'WH', freightPayer: 'company', forms: task.menu.form === undefined ? [] : [{ code: task.menu.form.code, no: 'n' }] }],
  arrive: () => [{ packages: 1, packagingBroken: false }],
  discrepancy: (task) => (task.menu.results ?? []).map((result) => ({ lines: linesOf(task, (qty) => ({ qty, result })), reasonCode: 'r' })),
  arrival_notice: () => [{ areaCode: 'A', label: 'x' }],
};
