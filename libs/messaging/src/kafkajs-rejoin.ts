import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import { leaveForGone } from './gone-members.js';

/** Last known name of each consumer in its group; its cluster object lives as long as the consumer does, over restarts too. */
const names = new WeakMap<object, string>();
/** Those that have asked to be let in; who is told later that the broker does not know him any more comes as somebody new. */
const asked = new WeakSet<ConsumerGroup>();
let rejoins = false;

/**
 * When a broker was away for longer than kafkajs 2.2.4 tries, it starts the consumer anew as a new member of its group. The broker
 * then waits until the session of the old one ends, 6 s after it came back itself, before anybody of the group reads on. Here the
 * consumer comes back by the name it had; where the broker has forgotten it, kafkajs asks for a new one. One of a process that just
 * started has none, and says goodbye for those that were killed (gone-members.ts).
 */
export function rejoinByName(): void {
  if (rejoins) return;
  rejoins = true;
  const { joinAndSync, leave } = ConsumerGroup.prototype;
  ConsumerGroup.prototype.joinAndSync = async function joinByName(): Promise<void> {
    if (!asked.has(this)) {
      this.memberId = names.get(this.cluster) ?? null;
      // Once for each consumer, so that two which take each other for gone do not turn each other out for ever. What fails here costs the wait.
      if (this.memberId === null) await leaveForGone(this).catch(() => undefined);
    }
    asked.add(this);
    try {
      await joinAndSync.call(this);
    } finally {
      if (this.memberId !== null) names.set(this.cluster, this.memberId);
    }
  };
  ConsumerGroup.prototype.leave = async function leaveForGood(): Promise<void> {
    await leave.call(this);
    names.delete(this.cluster);
  };
}
