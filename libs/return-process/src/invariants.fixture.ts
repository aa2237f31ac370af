/** What must hold of every state (process-model.md §6), as sentences about what does not. */
import type { TaskStatement } from '@guitu/contracts/task';
import type { Context } from './context.js';
import { isJudgedAlone, judgedBy } from './tracks/assess/judged-portions.js';
import { dueAt } from './return-process.js';
import { consignments, isExpected, isUndecidedHere, portions, supplies, type GoodsLoop, type ReturnState } from './state.js';
import { taskStatement } from './statements/task-statement.js';
import { routeOf } from './tracks/execute/routes.js';
import { isMoney } from './tracks/settle/settled-part.js';

const total = (list: readonly { qty: number }[]): number => list.reduce((sum, { qty }) => sum + qty, 0);

/** Empty when the state is sound. */
export function brokenInvariants(ctx: Context, state: ReturnState, before: ReturnState | null): string[] {
  return [...standingFaults(ctx, state), ...ledger(state, before), ...plain(state)];
}

/** Those that one state shows by itself. `statements`: of its tasks, in their order, where they are worked out already. */
export function standingFaults(ctx: Context, state: ReturnState, statements = statementsOf(ctx, state)): string[] {
  return [...quantities(state), ...money(state), ...obligations(ctx, state, statements), ...judgements(ctx, state), ...bounds(ctx, state)];
}

/** What its tasks say; null for one that belongs nowhere. */
export const statementsOf = (ctx: Context, state: ReturnState): (TaskStatement | null)[] => state.tasks.map((task) => taskStatement(ctx, state, task));

/** I1, I2: nothing appears, nothing is lost. */
function quantities(state: ReturnState): string[] {
  const faults: string[] = [];
  for (const { line, claimed, over } of state.lines) {
    const own = portions(state).filter((portion) => portion.line === line);
    if (total(own) !== claimed + over) faults.push(`I1 line ${line}: ${total(own)} of ${claimed} + ${over}`);
    if (own.some(({ qty }) => !Number.isSafeInteger(qty) || qty <= 0)) faults.push(`I1 line ${line}: a portion without quantity`);
  }
  for (const { id, goods, remedy, arrivedAt, endedAt } of portions(state)) {
    if (endedAt === null || goods === null) continue;
    const { at } = routeOf(goods, remedy);
    if (at === 'house' && arrivedAt === null) faults.push(`I1 ${id} ended as ${goods} and never came`);
    if (at === 'customer' && arrivedAt !== null) faults.push(`I1 ${id} came and ended as ${goods}`);
  }
  const decisions = new Set(supplies(state).map(({ decision }) => decision).filter((decision) => decision !== 'void'));
  for (const decision of decisions) {
    const owed = total(portions(state).filter((portion) => portion.decision === decision));
    const supplied = total(supplies(state).filter((supply) => supply.decision === decision));
    if (supplied > owed) faults.push(`I2 ${decision}: ${supplied} supplied, ${owed} owed`);
  }
  const unowed = supplies(state).filter(({ decision, shipped }) => decision === 'void' && !shipped);
  const asked = state.tasks.filter(({ scope, state: standing }) => standing === 'open' && unowed.some(({ id }) => id === scope));
  return [...faults, ...asked.map(({ id }) => `I2 ${id} is asked for what nobody is owed`)];
}

/** I2, I3: one remedy per portion; nothing booked or paid beyond what was agreed, and every amount adds up to the cent. */
function money(state: ReturnState): string[] {
  const owed = new Set(supplies(state).filter(({ shipped }) => shipped).map(({ decision }) => decision));
  const twice = portions(state).filter(({ remedy, decision }) => isMoney(remedy) && decision !== null && owed.has(decision)).map(({ id }) => `I2 ${id} is credited and replaced`);
  const ledger = state.settlement;
  if (ledger === undefined) return twice;
  const { gross, net, deductions, lines, due, posted, paid } = ledger;
  const lineSum = lines.reduce((sum, line) => sum + line.net, 0);
  const amounts = [gross, net, due, posted, paid, ...lines.map((line) => line.net), ...deductions.map(({ amount }) => amount)];
  return [
    ...twice,
    ...(amounts.some((amount) => !Number.isSafeInteger(amount) || amount < 0) ? ['I3 an amount that is no whole Fen'] : []),
    ...(lineSum !== net || deductions.reduce((left, { amount }) => left - amount, gross) !== net ? [`I3 lines ${lineSum}, value ${gross}, net ${net}`] : []),
    ...(posted > due ? [`I3 booked ${posted} of ${due}`] : []), ...(paid > posted ? [`I3 paid ${paid} of ${posted}`] : []),
  ];
}

/** I4: what is not ended has somebody who must act, by when, and how. */
function obligations(ctx: Context, state: ReturnState, statements: readonly (TaskStatement | null)[]): string[] {
  if (state.closedAt !== null) return [
    ...state.tasks.filter((task) => task.state === 'open' && task.step !== 'survey').map(({ id }) => `I6 open after the end: ${id}`),
    ...state.clocks.filter((clock) => clock.state === 'running' && !state.tasks.some(({ scope, step }) => scope === clock.scope && step === clock.step)).map(({ id }) => `I6 runs after the end: ${id}`),
  ];
  const faults: string[] = state.tasks.length === 0 ? ['I4 nobody has to do anything'] : [];
  if (dueAt(ctx, state) === null) faults.push('I4 no next instant');
  for (const [place, task] of state.tasks.entries()) {
    const statement = statements[place] ?? null;
    if (statement === null) faults.push(`I4 ${task.id} belongs nowhere`);
    else if (!(task.role in ctx.policy.roles)) faults.push(`I4 ${task.id} has no owner`);
    else if (statement.clockId === null) faults.push(`I4 ${task.id} has no clock`);
    const step = state.scopes.find(({ id }) => id === task.scope)?.steps[task.step];
    if (task.state === 'open' && (step?.s !== 'open' || step.round !== task.round)) faults.push(`I6 ${task.id} is asked for a step that is ${step?.s ?? 'idle'}`);
    if (task.state === 'open' && statement?.menu.outcomes?.length === 0) faults.push(`I4 ${task.id} has no way out`);
  }
  return faults;
}

/** I6: undecided goods are in exactly one judgement, or still on their way to it; an ended scope has no open step. */
function judgements(ctx: Context, state: ReturnState): string[] {
  const faults: string[] = [];
  for (const portion of portions(state)) {
    // several sign one judgement
    const asked = new Set(state.tasks.filter((task) => task.state === 'open' && ctx.flow.byKey[task.step]?.accepts === 'dispose').filter((task) => {
      const scope = state.scopes.find(({ id }) => id === task.scope);
      const def = ctx.flow.byKey[task.step];
      return scope !== undefined && def !== undefined && judgedBy({ ctx, state }, { scope, def }).includes(portion);
    }).map(({ scope, step }) => `${scope}/${step}`));
    if (asked.size > 1) faults.push(`I6 ${portion.id} in ${asked.size} judgements`);
    if (portion.endedAt !== null && state.tasks.some((task) => task.scope === portion.id && task.state === 'open' && !task.step.startsWith('duty:'))) faults.push(`I6 ${portion.id} has ended with an open task`);
    const consignment = consignments(state).find(({ id }) => id === portion.consignment);
    if (state.ending === null && isExpected(portion) && consignment !== undefined && consignment.settledAt !== null) faults.push(`I6 ${portion.id} waits for a consignment that came`);
    const judgedLater = consignment !== undefined && !['done', 'skipped', 'void'].includes(consignment.steps['dispose']?.s ?? 'idle');
    if (state.ending === null && isUndecidedHere(portion) && asked.size === 0 && !judgedLater && !isJudgedAlone(portion) && consignment?.proposal === undefined) faults.push(`I6 ${portion.id} is judged by nobody`);
  }
  return faults;
}

/** I7, I16: ledgers only grow, state time never runs back. */
function ledger(state: ReturnState, before: ReturnState | null): string[] {
  if (before === null) return [];
  const faults: string[] = state.at < before.at ? ['I7 state time ran back'] : [];
  if (state.rev < before.rev || state.rev > before.rev + 1) faults.push('I16 revision');
  for (const old of before.clocks.filter(({ kind }) => kind === 'sla')) {
    const clock = state.clocks.find(({ id }) => id === old.id);
    if (clock === undefined) faults.push(`I7 clock ${old.id} is gone`);
    else if (clock.editions.length < old.editions.length || clock.pauses.length < old.pauses.length || clock.breaches.length < old.breaches.length) faults.push(`I7 ledger of ${old.id} shrank`);
    else if (JSON.stringify(clock.editions.slice(0, old.editions.length)) !== JSON.stringify(old.editions)) faults.push(`I7 editions of ${old.id} were rewritten`);
  }
  return faults;
}

/** I14, I19. */
function bounds(ctx: Context, state: ReturnState): string[] {
  const faults: string[] = portions(state).length > 200 ? ['I19 portions'] : [];
  for (const portion of portions(state)) {
    for (const [loop, rounds] of Object.entries(portion.rounds ?? {}) as [GoodsLoop, number][]) {
      const bound = ctx.policy.loops[loop].max + (portion.granted?.[loop] ?? 0);
      if (rounds > bound || (rounds === bound && state.ending === null && portion.redecided <= ctx.policy.loops.redecide.max && portion.limit === undefined)) faults.push(`I19 ${portion.id} went round ${loop} ${rounds} times`);
    }
  }
  for (const scope of state.scopes) {
    const approve = scope.steps['approve']?.signed ?? [];
    const staff = approve.flatMap((signature) => signature.staff);
    if (new Set(staff).size !== staff.length || staff.some((one) => state.applicant.includes(one))) faults.push('I14 two hands of one person');
  }
  const kinds = state.anomalies.map(({ kind, step, scope }) => `${kind} ${step} ${scope}`);
  if (new Set(kinds).size !== kinds.length) faults.push('I19 anomalies multiplied');
  return faults;
}

/** I15: plain JSON. */
const plain = (state: ReturnState): string[] => (JSON.stringify(JSON.parse(JSON.stringify(state))) === JSON.stringify(state) ? [] : ['I15 not plain JSON']);
