/** 判定: answers for the walk. */
import type { TaskStatement } from '@guitu/contracts/task';
import type { ReturnDraft } from '../../context.js';
import type { Json } from '../../facts/read.js';
import type { Context, ReturnState } from '../../return-process.js';
import { linesOf, type Answers } from '../answers.fixture.js';
import { judgedBy } from './judged-portions.js';
import { readProposal } from './proposals.js';

const formNo = ({ menu }: TaskStatement): object => (menu.form === undefined ? {} : { formNo: 'F1' });

export const ASSESS_ANSWERS: Answers = {
  inspect: (task) => ['0', undefined].map((failed) => ({ method: 'full', ...formNo(task), lines: linesOf(task, (qty) => ({ sample: qty, passed: failed === undefined ? '0' : qty, failed: failed ?? qty })) })),
  pool_started: ({ menu }) => [{ poolId: 'P1', poolQty: String((menu.poolOver ?? 0) + 1) }],
  responsibility: ({ menu }) => (menu.bearers ?? []).map(({ fault, cause = 'any', bearer }) => ({ fault, unitCode: 'U1', cause, bearer, assessment: { code: 'A1' } })),
  disposition_approval: ({ menu }) => (menu.verdicts ?? []).map((verdict) => ({ gate: 'disposition', level: menu.level, verdict })),
  conclude: () => [{ attendantRoles: ['qc'], conclusionCode: 'ok' }],
  dispose: (task, state, ctx) => agreedOrNot(task, dispositions(task).filter((payload) => canBeLaid(task, state, ctx, payload))),
};

/** Goods of one line that may have different outcomes are told apart by their quantities: the whole line cannot have what only some may. */
function canBeLaid(task: TaskStatement, state: ReturnState, ctx: Context, payload: object): boolean {
  const scope = state.scopes.find(({ id }) => id === (task.scope.portion ?? task.scope.consignment));
  const judged = scope === undefined ? [] : judgedBy({ ctx, state }, { scope, def: { key: task.step } });
  return judged.length < 2 || Array.isArray(readProposal({ ctx, state } as ReturnDraft, payload as Json, judged));
}

/** Who signs what another has proposed agrees or does not: what he would rather have is forgotten, so one such word is enough. */
function agreedOrNot({ menu: { proposal } }: TaskStatement, answers: { lines: readonly object[] }[]): object[] {
  if (proposal === undefined) return answers;
  const agrees = ({ lines }: { lines: readonly object[] }): boolean => JSON.stringify(lines) === JSON.stringify(proposal);
  return [answers.find(agrees), answers.find((answer) => !agrees(answer))].filter((answer) => answer !== undefined);
}

/** Each outcome with each remedy for the whole line, and for two pieces each pair of outcomes. */
function dispositions(task: TaskStatement): { lines: object[] }[] {
  const [line] = task.lines;
  if (line === undefined) return [];
  const offers = (task.menu.outcomes ?? []).flatMap(({ goods, remedies }) => remedies.map((remedy) => ({ goods, remedy })));
  const whole = offers.map((offer) => [{ qty: line.qty, ...offer }]);
  const halves = line.qty === '2' ? offers.flatMap((one, i) => offers.slice(i + 1).map((two) => [{ qty: '1', ...one }, { qty: '1', ...two }])) : [];
  return [...whole, ...halves].map((split) => ({ lines: [{ line: line.line, portions: split }] }));
}
