/**
 * Which of the open tasks are answered first, where the order makes no difference (ADR 0009): what is answered alone neither
 * changes what the others may answer nor is changed by them, until it is answered. Which goods come first is decided by what their
 * acts come to (elsewhere.fixture.ts).
 */
import type { TaskStatement } from '@guitu/contracts/task';

/** Steps that money and goods change for each other: when one is done always matters. */
const MONEY: readonly string[] = ['value', 'propose', 'audit', 'settleApprove', 'post', 'pay', 'tell', 'adjust', 'depositSettle'];
/** What was booked leaves the house and is told; labels of stock are taken off: nothing else changes that any more, nothing but the end waits for it, so it is done last. */
const LATE: readonly string[] = ['pay', 'paymentLimit', 'tell', 'release'];
/** 改善 once the goods are judged: nothing else changes it, and it changes nothing else but what may be reported after all has ended. */
const IMPROVEMENT: readonly string[] = ['improve', 'effect', 'effectLimit'];

export const isOfGoods = ({ scope: { portion } }: TaskStatement): boolean => portion !== undefined;
const isDuty = ({ step }: TaskStatement): boolean => step.startsWith('duty.');
const isOfOneScope = (one: TaskStatement, other: TaskStatement): boolean =>
  one.scope.portion === other.scope.portion && one.scope.supply === other.scope.supply && one.scope.consignment === other.scope.consignment;

/** One answer, no other way beside it, and nothing that could take it back: it may as well be given at once. */
function isLoose(tasks: readonly TaskStatement[], own: TaskStatement, answers: number): boolean {
  if (answers !== 1 || MONEY.includes(own.step) || ['arrive', 'release'].includes(own.accepts)) return false;
  if (isDuty(own)) return true;
  const beside = tasks.filter((other) => isOfOneScope(own, other) && !isDuty(other) && (own.scope.portion !== undefined || own.scope.supply !== undefined || other.step === own.step));
  return beside.every((task) => task.step === own.step && task.accepts === own.accepts);
}

const numberOf = ({ scope: { portion = '' } }: TaskStatement): number => Number(portion.slice(1));
const isLate = ({ step }: TaskStatement): boolean => LATE.includes(step);

/** Several who sign the same are asked one after another. */
const isNextSigner = (tasks: readonly TaskStatement[], task: TaskStatement): boolean =>
  tasks.find((other) => isOfOneScope(other, task) && other.step === task.step && other.accepts === task.accepts) === task;

/**
 * Places in the list of tasks. `alone`: answered before all others, whatever it is. `loose`: work on goods that may be answered
 * before all others as long as it keeps to its own goods. `goods`: the tasks of each goods, those with the lowest number first;
 * `others`: what is done beside all of them.
 */
export interface Order { readonly alone?: number; readonly loose?: number; readonly goods: readonly (readonly number[])[]; readonly others: readonly number[] }

/** `answers`: how many each task has. */
export function orderOf(tasks: readonly TaskStatement[], answers: readonly number[]): Order {
  const asked = tasks.findIndex(({ state }) => state === 'asked_back');
  if (asked >= 0) return { alone: asked, goods: [], others: [] };
  const due = tasks.some((task) => !isLate(task)) ? tasks.filter((task) => !isLate(task)) : tasks;
  const loose = [isDuty, () => true].map((kind) => due.find((task) => kind(task) && isLoose(tasks, task, answers[tasks.indexOf(task)] ?? 0))).find((task) => task !== undefined);
  const alone = loose === undefined || isOfGoods(loose) ? due.find(({ step }) => loose === undefined && IMPROVEMENT.includes(step)) : loose;
  if (alone !== undefined) return { alone: tasks.indexOf(alone), goods: [], others: [] };
  const next = due.filter((task) => isNextSigner(tasks, task));
  const goods = [...new Set(next.filter(isOfGoods).map(numberOf))].sort((one, other) => one - other);
  const places = (chosen: readonly TaskStatement[]): number[] => chosen.map((task) => tasks.indexOf(task));
  return {
    ...(loose !== undefined && { loose: tasks.indexOf(loose) }), others: places(next.filter((task) => !isOfGoods(task))),
    goods: goods.map((number) => places(next.filter((task) => isOfGoods(task) && numberOf(task) === number))),
  };
}
