/** 受理, and every question to the customer: answers for the walk. */
import type { TaskMenu } from '@guitu/contracts/task';
import { linesOf, type Answers } from '../answers.fixture.js';

/** Half of what a partial refund may come to. */
const bargain = ({ upTo, choices = [] }: TaskMenu): object[] =>
  (upTo === undefined ? [] : [{ amount: Math.floor(upTo / 2), ...(choices.includes('REFUND_PARTIAL') && { choice: 'REFUND_PARTIAL' }) }]);

export const INTAKE_ANSWERS: Answers = {
  supplement: (task) => [{ forms: task.menu.documents ?? [], attrs: { docsComplete: true } }],
  eligibility: (task) => [true, false].map((answer) => ({ checks: Object.fromEntries((task.menu.openChecks ?? []).map(({ code }) => [code, answer])) })),
  exception: (task) => (task.menu.verdicts ?? []).map((verdict) => ({ gate: 'exception', level: task.menu.level, verdict })),
  discount_approval: (task) => (task.menu.verdicts ?? []).map((verdict) => ({ gate: 'discount', level: task.menu.level, verdict })),
  contact: () => [{}, { severity: 'serious' }, { onsiteWanted: true }].map((attrs) => ({ resultCode: 'reached', attrs })),
  onsite: (task) => (task.menu.results ?? []).filter((result) => result !== 'entrust').map((result) => ({ lines: linesOf(task, (qty) => ({ qty, result })) })),
  review: (task) => (task.menu.verdicts ?? []).map((verdict) => ({ gate: 'return', level: task.menu.level, verdict })),
  // silence does what one of these does, so the walk needs no act of its own for it
  customer_reply: (task) => (task.menu.answers ?? []).flatMap((answer) => [{}, ...(answer === 'accept' ? (task.menu.choices ?? []).map((choice) => ({ choice })) : []), ...(answer === 'accept' ? bargain(task.menu) : [])]
    .map((more) => ({ about: task.menu.about, answer, ...more }))),
};
