/** Effects become events of the return's stream: the database gives each its id and gap-free number. */
import { ClockStatedV1, PROCESS_EVENTS, TaskStatedV1, type ClockStatement, type Effect } from '@guitu/contracts/events/process-events';
import type { EventDefinition } from '@guitu/messaging/event-definition';
import type { Journal } from '@guitu/messaging/journal';
import { DEPARTMENTS, type Desk } from '@guitu/contracts/vocabulary';
import type { Transaction } from '@guitu/persistence/transaction';

/** At which desk each task lies, as far as it is known here. */
export type DeskOfTask = ReadonlyMap<string, Desk>;

/** Numbers of the first and last event written. `effects` is not empty. */
export async function appendEffects(tx: Transaction, journal: Journal, subject: string, effects: readonly Effect[], deskOfTask: DeskOfTask): Promise<{ first: number; last: number }> {
  const told = await desksTold(tx, subject, effects);
  const stamps = await journal.appendAll(
    tx,
    subject,
    effects.map((effect) => ({
      definition: PROCESS_EVENTS[effect.event] as EventDefinition,
      event: { body: effect.body, addressedTo: addressees(effect, deskOfTask, told) },
    })),
  );
  return { first: stamps[0]?.seq ?? 0, last: stamps.at(-1)?.seq ?? 0 };
}

/** The desks that have to act on it; everything else is for everybody. Others skip such an event by its header. */
function addressees(effect: Effect, deskOfTask: DeskOfTask, told: DesksTold): string[] | undefined {
  // a version of the policy may move a task to another desk: the one that had it hears that it is gone
  if (effect.event === 'task-stated') return [...new Set([effect.body.desk, ...(told.tasks.get(effect.body.taskId) ?? [])])];
  if (effect.event === 'operator-entry') return [effect.body.desk];
  if (effect.event === 'fact-applied') return [effect.body.source];
  if (effect.event === 'clock-stated') return desksOfClock(effect.body, deskOfTask, told);
  return undefined;
}

/** By task and by clock, who was told of it before; null: everybody. */
interface DesksTold { readonly tasks: ReadonlyMap<string, readonly string[]>; readonly clocks: ReadonlyMap<string, readonly string[] | null> }

/**
 * The desk of the department that owns the clock, the desk of the task it runs on, and those that had it before: the clock of a
 * step at which several sign goes from desk to desk, and ends on none. Everybody when the task's desk is not known.
 */
function desksOfClock({ clockId, owner, taskId }: ClockStatement, deskOfTask: DeskOfTask, told: DesksTold): string[] | undefined {
  const before = told.clocks.get(clockId);
  const deskAtTask = taskId === null ? undefined : deskOfTask.get(taskId);
  if (before === null || (taskId !== null && deskAtTask === undefined)) return undefined;
  return [...new Set([DEPARTMENTS[owner.dept].desk, ...(deskAtTask === undefined ? [] : [deskAtTask]), ...(before ?? [])])];
}

async function desksTold(tx: Transaction, subject: string, effects: readonly Effect[]): Promise<DesksTold> {
  const tasks = effects.flatMap((effect) => (effect.event === 'task-stated' ? [effect.body.taskId] : []));
  const clocks = effects.flatMap((effect) => (effect.event === 'clock-stated' ? [effect.body.clockId] : []));
  if (tasks.length + clocks.length === 0) return { tasks: new Map(), clocks: new Map() };
  const rows = await tx.query<{ type: string; id: string; desks: string[] | null; everybody: boolean }>(
    `select type, id, array_agg(distinct desk order by desk) filter (where desk is not null) as desks, bool_or(told is null) as everybody
     from (select type, case type when $2 then body->>'taskId' else body->>'clockId' end as id, headers->>'guitu_for' as told from journal where subject = $1 and type in ($2, $3)) stated
     left join lateral unnest(string_to_array(told, ',')) desk on true where (type = $2 and id = any($4)) or (type = $3 and id = any($5)) group by 1, 2`,
    [subject, TaskStatedV1.type, ClockStatedV1.type, tasks, clocks],
  );
  const of = (stated: string): (typeof rows) => rows.filter(({ type }) => type === stated);
  return {
    tasks: new Map(of(TaskStatedV1.type).map(({ id, desks }) => [id, desks ?? []])),
    clocks: new Map(of(ClockStatedV1.type).map(({ id, desks, everybody }) => [id, everybody ? null : (desks ?? [])])),
  };
}
