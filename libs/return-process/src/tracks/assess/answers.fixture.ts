/** 判定: answers for the walk. */
import type { TaskStatement } from '@guitu/contracts/task';
import { linesOf, type Answers } from '../answers.fixture.js';

export const ASSESS_ANSWERS: Answers = {
  inspect: (task) => ['0', undefined].map((failed) => ({ method: 'full', lines: linesOf(task, (qty) => ({ sample: qty, passed: failed === undefined ? '0' : qty, failed: failed ?? qty })) })),
  pool_started: ({ menu }) => [{ poolId: 'P1', poolQty: String((menu.poolOver ?? 0) + 1) }],
  responsibility: ({ menu }) => (menu.bearers ?? []).map(({ fault, cause = 'any', bearer }) => ({ fault, unitCode: 'U1', cause, bearer, assessment: { code: 'A1' } })),
  disposition_approval: ({ menu }) => (menu.verdicts ?? []).map((verdict) => ({ gate: 'disposition', level: menu.level, verdict })),
  conclude: () => [{ attendantRoles: ['qc'], conclusionCode: 'ok' }],
  dispose: (task) => dispositions(task),
};

/** Each outcome with each remedy for the whole line, and for two pieces each pair of outcomes. */
function dispositions(task: TaskStatement): object[] {
  const [line] = task.lines;
  if (line === undefined) return [];
  const offers = (task.menu.outcomes ?? []).flatMap(({ goods, remedies }) => remedies.map((remedy) => ({ goods, remedy })));
  const whole = offers.map((offer) => [{ qty: line.qty, ...offer }]);
  const halves = line.qty === '2' ? offers.flatMap((one, i) => offers.slice(i + 1).map((two) => [{ qty: '1', ...one }, { qty: '1', ...two }])) : [];
  return [...whole, ...halves].map((split) => ({ lines: [{ line: line.line, portions: split }] }));
}
