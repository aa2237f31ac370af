/** Effects become events of the return's stream: the database gives each its id and gap-free number. */
import { PROCESS_EVENTS, type Effect } from '@guitu/contracts/events/process-events';
import type { EventDefinition } from '@guitu/messaging/event-definition';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';

/** Numbers of the first and last event written. `effects` is not empty. */
export async function appendEffects(tx: Transaction, journal: Journal, subject: string, effects: readonly Effect[]): Promise<{ first: number; last: number }> {
  const stamps = await journal.appendAll(
    tx,
    subject,
    effects.map((effect) => ({
      definition: PROCESS_EVENTS[effect.event] as EventDefinition,
      event: { body: effect.body, addressedTo: addressees(effect) },
    })),
  );
  return { first: stamps[0]?.seq ?? 0, last: stamps.at(-1)?.seq ?? 0 };
}

/** The one desk that has to act on it; everything else is for everybody. Others skip such an event by its header. */
function addressees(effect: Effect): string[] | undefined {
  if (effect.event === 'task-stated' || effect.event === 'operator-entry') return [effect.body.desk];
  if (effect.event === 'fact-applied') return [effect.body.source];
  return undefined;
}
