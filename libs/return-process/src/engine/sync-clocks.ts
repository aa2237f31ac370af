/** Brings clocks in line with steps and tasks: starts and stops are marks; a task without a limit is chased (跟催). */
import type { CalendarSpan } from '@guitu/calendar/span';
import { stepOf, type Draft } from './draft.js';
import { cancelClock, meetClock, pauseClock, resumeClock, startClock, supersede } from './clocks.js';
import type { SlaDef } from './flow.js';
import { markAt, scopeFor } from './marks.js';
import type { Clock, Scope, Task } from './model.js';
import { dueOf } from './rungs.js';

/** Limits first, so that a task with a limit gets no chase. Run after every change of steps. */
export function syncLimits(draft: Draft): void {
  for (const scope of draft.state.scopes) for (const def of draft.ctx.flow.slas) if (def.scope === scope.kind) syncLimit(draft, scope, def);
  for (const clock of [...draft.state.clocks]) if (clock.task !== null && !draft.state.tasks.some(({ id }) => id === clock.task)) endChase(draft, clock);
  for (const task of draft.state.tasks) if ((asks(draft, task.step) ? chaseOf(draft, task) : clockOfTask(draft, task)) === undefined) chase(draft, task);
  for (const clock of [...draft.state.clocks]) if (clock.kind === 'chase' && !asks(draft, clock.step) && limitOfTask(draft, clock.task) !== undefined) cancelClock(draft, clock);
}

function syncLimit(draft: Draft, scope: Scope, { key, sla, start: from }: SlaDef): void {
  const stop = stepOf(scope, sla.stop);
  const ledger = draft.state.clocks.filter((clock) => clock.kind === 'sla' && clock.rule === key && clock.scope === scope.id);
  const live = ledger.find((clock) => clock.state === 'running');
  const start = markAt(draft.ctx, draft.rules, draft.state, scope, from);
  const never = stop.s === 'idle' && !mayCome(draft, scope, sla.stop);
  const promise = 'agreed' in sla.budget && start !== null ? promised(draft, scope, sla.budget.agreed, start) : undefined;
  if (live !== undefined) {
    if (stop.s === 'done' && stop.mark !== undefined && stop.round === live.round) return meetClock(draft, live, stop.mark);
    if (start === null || never || stop.s === 'void' || stop.s === 'skipped' || askedBack(draft, scope, sla.stop)) return cancelClock(draft, live);
    if (stop.round === live.round) {
      renew(draft, live, promise?.dueAt);
      return hold(draft, scope, live, sla.pauseWhile ?? []);
    }
    // sent round again by the same fact that ended it: the new round has its limit at once, not when something else happens
    cancelClock(draft, live);
  }
  const budget = 'agreed' in sla.budget ? promise?.budget : sla.budget;
  if (start === null || never || budget === undefined || stop.s === 'void' || stop.s === 'skipped' || askedBack(draft, scope, sla.stop)) return;
  if (stop.s === 'done' && (stop.mark ?? 0) <= start) return;
  if (ledger.some((clock) => clock.round === stop.round && clock.state !== 'cancelled') || !draft.rules.limitHolds(draft, scope, sla)) return;
  const clock = startClock(draft, {
    id: `${scope.id}/${key}/${ledger.length + 1}`, kind: 'sla', rule: key, scope: scope.id, step: sla.stop, round: stop.round, task: null,
    owner: sla.owner, ladder: sla.ladder, budget, adds: draft.rules.budgetAdds(draft, scope, sla), startedAt: start, ...promise,
  });
  hold(draft, scope, clock, sla.pauseWhile ?? []);
  if (stop.s === 'done' && stop.mark !== undefined) meetClock(draft, clock, stop.mark);
}

/** A limit of a policy may end at a mark that is no step: that comes by itself. */
function mayCome(draft: Draft, scope: Scope, step: string): boolean {
  const def = draft.ctx.flow.byKey[step];
  return def === undefined || draft.rules.mayCome(draft, scope, def);
}

const askedBack = (draft: Draft, scope: Scope, step: string): boolean =>
  draft.state.tasks.some((task) => task.scope === scope.id && task.step === step && task.round === stepOf(scope, step).round && task.state === 'asked_back');

/** The date a step's fact promised, never before the clock's start; undefined until somebody has promised one. */
function promised(draft: Draft, scope: Scope, step: string, start: number): { budget: CalendarSpan; dueAt: number; agreed: string } | undefined {
  const def = draft.ctx.flow.byKey[step];
  const date = def === undefined ? undefined : scopeFor(draft.state, scope, def.scope)?.steps[step]?.promisedAt;
  if (date === undefined) return undefined;
  const dueAt = Math.max(date, start);
  return { budget: { natural: Math.floor((dueAt - start) / 60_000) }, dueAt, agreed: step };
}

/** Another date was promised since: the old one stays in the ledger. */
function renew(draft: Draft, clock: Clock, dueAt: number | undefined): void {
  const last = clock.editions.findLast(({ why }) => why === 'start' || why === 'agreed');
  if (dueAt === undefined || last === undefined || last.dueAt === dueAt) return;
  supersede(draft, clock, { dueAt, at: draft.at, why: 'agreed', provisional: false });
}

/** `pauseWhile`: the clock stands while a named step is open, wherever below its own scope that is. */
function hold(draft: Draft, scope: Scope, clock: Clock, steps: readonly string[]): void {
  for (const key of steps) {
    const def = draft.ctx.flow.byKey[key];
    const own = def === undefined ? undefined : scopeFor(draft.state, scope, def.scope);
    const held = (own === undefined ? draft.state.scopes.filter(({ kind }) => kind === def?.scope) : [own]).flatMap(({ steps: of }) => of[key] ?? []);
    const open = held.filter(({ s }) => s === 'open');
    if (open.length > 0) pauseClock(draft, clock, key, Math.min(...open.map(({ openedAt }) => openedAt ?? clock.startedAt)));
    else resumeClock(draft, clock, key, Math.max(...held.map(({ mark }) => mark ?? 0)) || draft.at);
  }
}

/** The limit that runs on a task: the one of its step that is due first. */
export function limitOfTask(draft: Pick<Draft, 'state'>, id: string | null): Clock | undefined {
  const task = draft.state.tasks.find((other) => other.id === id);
  if (task === undefined || task.state === 'asked_back') return undefined;
  const limits = draft.state.clocks.filter((clock) => clock.kind === 'sla' && clock.state === 'running' && clock.scope === task.scope && clock.step === task.step);
  return limits.sort((a, b) => dueOf(a) - dueOf(b))[0];
}

/** A question keeps its own clock beside any limit: the answer may come by time alone. */
const asks = ({ ctx }: Draft, step: string): boolean => ctx.flow.byKey[step]?.ask !== undefined;
const chaseOf = ({ state }: Pick<Draft, 'state'>, task: Task): Clock | undefined => state.clocks.find((clock) => clock.task === task.id);

/** The clock that runs on a task: its limit, else its chase. */
export const clockOfTask = (draft: Pick<Draft, 'state'>, task: Task): Clock | undefined => limitOfTask(draft, task.id) ?? chaseOf(draft, task);

/** Every wait has a clock. One whose due time is known beforehand (the end of a pause) is chased from there. */
function chase(draft: Draft, task: Task): void {
  const def = draft.ctx.flow.byKey[task.step];
  if (def === undefined) return;
  const fixed = endOfPause(draft, task);
  const budget: CalendarSpan = def.ask?.timeout ?? def.chase;
  startClock(draft, {
    id: `${task.id}:chase`, kind: 'chase', rule: task.step, scope: task.scope, step: task.step, round: task.round, task: task.id,
    owner: def.chaser ?? task.role, ladder: def.chaseLadder, budget, startedAt: task.state === 'asked_back' ? Math.max(task.openedAt, draft.at) : task.openedAt,
    ...(fixed !== undefined && { dueAt: fixed }),
  });
}

/** The instant until which the whole return, or one clock of it, was paused. */
function endOfPause({ state }: Pick<Draft, 'state'>, { step, level }: Task): number | undefined {
  if (step === 'pauseReview') return state.paused?.until;
  return step === 'clockReview' ? state.held?.find((held) => held.level === level)?.until : undefined;
}

function endChase(draft: Draft, clock: Clock): void {
  const closed = draft.happenings.find((happening) => happening.what === 'task_closed' && happening.taskId === clock.task);
  if (closed?.what === 'task_closed' && closed.state === 'done') meetClock(draft, clock, draft.at);
  else cancelClock(draft, clock);
}
