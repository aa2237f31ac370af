import type { ReceivedEvent } from './event-record.js';

/** What a service reads from one producing service. Everything else on the topic is passed over by its header, unparsed. */
export interface Subscription {
  /** The producing service; its topic is `<prefix>.<source>`. */
  source: string;
  /** Types that are wanted; absent: all. A wanted type without a handler is parked, never dropped. */
  only?: readonly string[];
  /** Passes over events that are addressed (header guitu_for) to others alone. */
  addressedTo?: string;
  /** Wanted, but by nobody who waits for it: it may come a moment later, together with others. Order within a stream stays. */
  mayWait?: (event: Pick<ReceivedEvent, 'type' | 'addressedTo'>) => boolean;
}

/** Longest wait of what is passed over, and of what is wanted but may wait (ms). */
const PASSED_OVER = 1_000;
const WANTED_LATER = 250;

/** How long an event may wait for others to share a transaction with (ms); 0 when somebody wants it now. */
export function patienceFor(subscriptions: readonly Subscription[], event: Pick<ReceivedEvent, 'source' | 'type' | 'addressedTo'>): number {
  const wanting = subscriptions.filter((one) => one.source === event.source && wants(one, event));
  if (wanting.length === 0) return PASSED_OVER;
  return wanting.every((one) => one.mayWait?.(event) === true) ? WANTED_LATER : 0;
}

export function wants(subscription: Subscription, event: Pick<ReceivedEvent, 'type' | 'addressedTo'>): boolean {
  const { only, addressedTo } = subscription;
  if (only && !only.includes(event.type)) return false;
  return !addressedTo || !event.addressedTo || event.addressedTo.includes(addressedTo);
}
