/** Where a return stands (contracts/status.ts): the answer object of every screen, and Temporal's attributes. */
import { formatQuantity } from '@guitu/contracts/quantity';
import type { ReturnStatus } from '@guitu/contracts/status';
import { STAGE_ORDER } from '@guitu/contracts/vocabulary';
import { isOpen, isOver } from '../engine/draft.js';
import { standingBreach } from '../engine/clocks.js';
import { clockOfTask } from '../engine/sync-clocks.js';
import { routeOf } from '../tracks/execute/routes.js';
import type { Context } from '../context.js';
import { consignments, portions, type Line, type Portion, type ReturnState } from '../state.js';
import { addressee } from './addressees.js';
import { taskStatement } from './task-statement.js';

export function statusOf(ctx: Context, state: ReturnState): ReturnStatus {
  const { companyCode, plantCode, returnNo, customerCode, policy } = state.about;
  const open = new Set(state.tasks.map(({ step }) => ctx.flow.byKey[step]?.stage));
  const breaches = state.clocks.filter((clock) => standingBreach(clock) !== undefined).map(({ rule }) => rule);
  return {
    companyCode, plantCode, returnNo, customerCode, policy,
    stages: STAGE_ORDER.filter((stage) => open.has(stage)),
    result: state.result ?? state.ending?.result ?? null, closed: state.closedAt !== null,
    waitingFor: waitingFor(ctx, state),
    paused: state.paused === null ? null : { reasonCode: state.paused.reasonCode, until: state.paused.until },
    breaches: [...new Set(breaches)].sort(),
    escalation: Math.max(0, ...state.clocks.filter((clock) => clock.state === 'running').map(({ escalations }) => escalations)),
    attention: [...new Set<string>([...state.anomalies.map(({ kind }) => kind), ...(state.ending !== null && state.closedAt === null ? ['winding_down'] : [])])].sort(),
    lines: state.lines.map((line) => lineStatus(state, line)),
  };
}

function waitingFor(ctx: Context, state: ReturnState): ReturnStatus['waitingFor'] {
  const waits = state.tasks.flatMap((task) => {
    const statement = taskStatement(ctx, state, task);
    const clock = clockOfTask({ state }, task);
    if (statement === null) return [];
    return [{
      taskId: task.id, ...addressee(ctx.policy, task.role), title: statement.title, lines: [...new Set(statement.lines.map(({ line }) => line))],
      counterparty: ctx.flow.byKey[task.step]?.counterparty ?? null, since: task.openedAt, dueAt: statement.dueAt,
      late: clock !== undefined && standingBreach(clock) !== undefined,
    }];
  });
  return waits.sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || (a.taskId < b.taskId ? -1 : 1));
}

function lineStatus(state: ReturnState, { line, unit, claimed }: Line): ReturnStatus['lines'][number] {
  const own = portions(state).filter((portion) => portion.line === line);
  const sum = (chosen: readonly { qty: number }[]): string => formatQuantity(chosen.reduce((total, { qty }) => total + qty, 0), unit);
  const counted = consignments(state).map(({ counts }) => ({ qty: counts[line] ?? 0 }));
  return {
    line, claimed: formatQuantity(claimed, unit), arrived: sum([...own.filter(({ arrivedAt }) => arrivedAt !== null), ...counted]),
    undecided: sum(own.filter(({ decidedAt }) => decidedAt === null)), ended: sum(own.filter(({ endedAt }) => endedAt !== null)),
    portions: own.map((portion) => ({ portion: portion.id, qty: formatQuantity(portion.qty, unit), goods: portion.goods, remedy: portion.remedy, place: placeOf(state, portion) })),
  };
}

/** One word for where a portion is: its end, its open step, or what it waits for. */
function placeOf(state: ReturnState, portion: Portion): string {
  if (portion.endedAt !== null) return routeOf(portion.goods ?? 'NOT_SENT', portion.remedy).ends;
  const route = portion.goods === null ? null : routeOf(portion.goods, portion.remedy);
  const step = Object.keys(portion.steps).find((key) => isOpen(portion, key) && !key.startsWith('duty:')) ?? route?.steps.find((key) => !isOver(portion, key));
  if (portion.arrivedAt === null) {
    const counted = consignments(state).some(({ id, counts }) => id === portion.consignment && counts[portion.line] !== undefined);
    return counted ? 'counted' : (portion.consignment === null ? (step ?? 'at_customer') : 'expected');
  }
  return step ?? 'arrived';
}
