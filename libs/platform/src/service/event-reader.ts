import type { EventContext } from '@guitu/messaging/event-context';
import type { EventConsumer } from '@guitu/messaging/event-consumer';
import type { KafkaEventStrategy } from '@guitu/messaging/kafka-event-strategy';
import type { Positions } from '@guitu/messaging/positions';

/** This service's reader of events, for features that ask how far it is or have parked events handled again. */
export class EventReader {
  private strategy: KafkaEventStrategy | undefined;

  /** @internal called once by startService, before the application starts */
  attach(strategy: KafkaEventStrategy): void {
    this.strategy = strategy;
  }

  get consumer(): EventConsumer {
    return this.attached().consumer;
  }

  get positions(): Positions {
    return this.attached().positions;
  }

  /** See KafkaEventStrategy. */
  handOn(body: unknown, context: EventContext): Promise<void> {
    return this.attached().handOn(body, context);
  }

  private attached(): KafkaEventStrategy {
    if (this.strategy === undefined) throw new Error('this service reads no events');
    return this.strategy;
  }
}
