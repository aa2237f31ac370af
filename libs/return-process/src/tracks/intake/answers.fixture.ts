/** 受理: answers for the walk. */
import { linesOf, type Answers } from '../answers.fixture.js';

export const INTAKE_ANSWERS: Answers = {
  contact: () => [{}, { severity: 'serious' }, { onsiteWanted: true }].map((attrs) => ({ resultCode: 'reached', attrs })),
  onsite: (task) => (task.menu.results ?? []).filter((result) => result !== 'entrust').map((result) => ({ lines: linesOf(task, (qty) => ({ qty, result })) })),
  review: (task) => (task.menu.verdicts ?? []).map((verdict) => ({ gate: 'return', level: task.menu.level, verdict })),
};
