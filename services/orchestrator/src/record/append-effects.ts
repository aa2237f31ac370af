/** Effects become events of the return's stream: the database gives each its id and gap-free number. */
import { ClockStatedV1, PROCESS_EVENTS, type ClockStatement, type Effect } from '@guitu/contracts/events/process-events';
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
  if (effect.event === 'task-stated' || effect.event === 'operator-entry') return [effect.body.desk];
  if (effect.event === 'fact-applied') return [effect.body.source];
  if (effect.event === 'clock-stated') return desksOfClock(effect.body, deskOfTask, told);
  return undefined;
}

/** By clock, who was told of it before; null: everybody. */
type DesksTold = ReadonlyMap<string, readonly string[] | null>;

/**
 * The desk of the department that owns the clock, the desk of the task it runs on, and those that had it before: the clock of a
 * step at which several sign goes from desk to desk, and ends on none. Everybody when the task's desk is not known.
 */
function desksOfClock({ clockId, owner, taskId }: ClockStatement, deskOfTask: DeskOfTask, told: DesksTold): string[] | undefined {
  const before = told.get(clockId);
  const deskAtTask = taskId === null ? undefined : deskOfTask.get(taskId);
  if (before === null || (taskId !== null && deskAtTask === undefined)) return undefined;
  return [...new Set([DEPARTMENTS[owner.dept].desk, ...(deskAtTask === undefined ? [] : [deskAtTask]), ...(before ?? [])])];
}

async function desksTold(tx: Transaction, subject: string, effects: readonly Effect[]): Promise<DesksTold> {
  const clocks = effects.flatMap((effect) => (effect.event === 'clock-stated' ? [effect.body.clockId] : []));
  if (clocks.length === 0) return new Map();
  const rows = await tx.query<{ clock: string; desks: string[]; everybody: boolean }>(
    `select body->>'clockId' as clock, array_agg(distinct desk order by desk) filter (where desk is not null) as desks, bool_or(headers->>'guitu_for' is null) as everybody
     from journal left join lateral unnest(string_to_array(headers->>'guitu_for', ',')) desk on true
     where subject = $1 and type = $2 and body->>'clockId' = any($3) group by 1`,
    [subject, ClockStatedV1.type, clocks],
  );
  return new Map(rows.map(({ clock, desks, everybody }) => [clock, everybody ? null : desks]));
}
