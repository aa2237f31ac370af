/** Tasks: what a step asks of its seats. A task is taken back by request only (design.md §2.2): the desk answers. */
import { scopeById, stepOf, type Draft } from './draft.js';
import type { Seat, StepDef } from './flow.js';
import type { ProcessState, Scope, Task } from './model.js';

export const taskId = (scope: string, step: string, round: number, level: number): string => `${scope}/${step}/${round}/${level}`;

/** The parts of a task id, or null when it is none. */
export function parseTaskId(id: string): { scope: string; step: string; round: number; level: number } | null {
  const match = /^([^/]+)\/([^/]+)\/(\d{1,6})\/(\d{1,3})$/.exec(id);
  return match === null ? null : { scope: match[1] ?? '', step: match[2] ?? '', round: Number(match[3]), level: Number(match[4]) };
}

export const tasksOf = (state: ProcessState, scope: string, step: string): Task[] => state.tasks.filter((task) => task.scope === scope && task.step === step);
export const asksBack = (state: ProcessState): boolean => state.tasks.some((task) => task.state === 'asked_back');

/** Puts one seat's task on the desk. */
export function openTask(draft: Draft, scope: Scope, step: string, seat: Seat, at: number): void {
  const { round } = stepOf(scope, step);
  draft.state.tasks.push({
    id: taskId(scope.id, step, round, seat.level), scope: scope.id, step, round, level: seat.level, role: seat.role, openedAt: at, rev: 1, state: 'open', notes: [],
  });
}

/** The seats that have not signed yet and may be asked now: all, or the next one. */
export function askSeats(draft: Draft, scope: Scope, def: StepDef, at: number): void {
  const { signed = [], round } = stepOf(scope, def.key);
  const waiting = draft.rules.seats(draft, scope, def).filter((seat) => !signed.some(({ level }) => level === seat.level));
  const asked = def.order === 'together' ? waiting : waiting.slice(0, 1);
  for (const seat of asked) if (!tasksOf(draft.state, scope.id, def.key).some((task) => task.level === seat.level && task.round === round)) openTask(draft, scope, def.key, seat, at);
}

/** Takes a task off the list: its fact came, or the desk handed it back. */
export function closeTask(draft: Draft, task: Task, state: 'done' | 'withdrawn'): void {
  draft.state.tasks.splice(draft.state.tasks.indexOf(task), 1);
  draft.happenings.push({ what: 'task_closed', taskId: task.id, state });
}

/** Asks the desk to hand a task back; the process goes on only after its answer. */
export function askBack(task: Task): void {
  task.state = 'asked_back';
}

/** Says a task again under a higher revision, because the fact that came for it could not be used. */
export function restate(task: Task | undefined, note?: string): void {
  if (task === undefined) return;
  task.rev += 1;
  if (note !== undefined && !task.notes.includes(note)) task.notes.push(note);
}

/** The scope a task belongs to; tasks never outlive their scope. */
export const scopeOfTask = (state: ProcessState, task: Task): Scope | undefined => scopeById(state, task.scope);
