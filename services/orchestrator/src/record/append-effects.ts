/** Effects become events of the return's stream: the database gives each its id and gap-free number. */
import { PROCESS_EVENTS, type ClockStatement, type Effect } from '@guitu/contracts/events/process-events';
import type { EventDefinition } from '@guitu/messaging/event-definition';
import type { Journal } from '@guitu/messaging/journal';
import { DEPARTMENTS, type Desk } from '@guitu/contracts/vocabulary';
import type { Transaction } from '@guitu/persistence/transaction';

/** At which desk each task lies, as far as it is known here. */
export type DeskOfTask = ReadonlyMap<string, Desk>;

/** Numbers of the first and last event written. `effects` is not empty. */
export async function appendEffects(tx: Transaction, journal: Journal, subject: string, effects: readonly Effect[], deskOfTask: DeskOfTask): Promise<{ first: number; last: number }> {
  const stamps = await journal.appendAll(
    tx,
    subject,
    effects.map((effect) => ({
      definition: PROCESS_EVENTS[effect.event] as EventDefinition,
      event: { body: effect.body, addressedTo: addressees(effect, deskOfTask) },
    })),
  );
  return { first: stamps[0]?.seq ?? 0, last: stamps.at(-1)?.seq ?? 0 };
}

/** The desks that have to act on it; everything else is for everybody. Others skip such an event by its header. */
function addressees(effect: Effect, deskOfTask: DeskOfTask): string[] | undefined {
  if (effect.event === 'task-stated' || effect.event === 'operator-entry') return [effect.body.desk];
  if (effect.event === 'fact-applied') return [effect.body.source];
  if (effect.event === 'clock-stated') return desksOfClock(effect.body, deskOfTask);
  return undefined;
}

/** The desk of the department that owns the clock, and the desk of the task it runs on; everybody when that one is not known. */
function desksOfClock({ owner, taskId }: ClockStatement, deskOfTask: DeskOfTask): string[] | undefined {
  const { desk } = DEPARTMENTS[owner.dept];
  if (taskId === null) return [desk];
  const deskAtTask = deskOfTask.get(taskId);
  return deskAtTask && [...new Set([desk, deskAtTask])];
}
