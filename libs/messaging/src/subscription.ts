import type { ReceivedEvent } from './event-record.js';

/** What a service reads from one producing service. Everything else on the topic is passed over by its header, unparsed. */
export interface Subscription {
  /** The producing service; its topic is `<prefix>.<source>`. */
  source: string;
  /** Types that are wanted; absent: all. A wanted type without a handler is parked, never dropped. */
  only?: readonly string[];
  /** Passes over events that are addressed (header guitu_for) to others alone. */
  addressedTo?: string;
}

export function wants(subscription: Subscription, event: Pick<ReceivedEvent, 'type' | 'addressedTo'>): boolean {
  const { only, addressedTo } = subscription;
  if (only && !only.includes(event.type)) return false;
  return !addressedTo || !event.addressedTo || event.addressedTo.includes(addressedTo);
}
