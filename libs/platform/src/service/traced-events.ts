import type { EventContext } from '@guitu/messaging/event-context';
import { KafkaEventStrategy, type KafkaEventStrategyOptions } from '@guitu/messaging/kafka-event-strategy';
import { continueTrace, inTrace } from '../observability/trace-context.js';

/** Events are handled inside the trace of whoever caused them, so that their log lines carry trace, event and return. */
export class TracedEvents extends KafkaEventStrategy {
  constructor(private readonly service: string, options: KafkaEventStrategyOptions) {
    super(options);
  }

  override dispatch(body: unknown, context: EventContext): Promise<void> {
    const { headers, subject, id } = context;
    // `<companyCode>/<returnNo>`; other subjects are named whole
    const returnNo = subject.slice(subject.indexOf('/') + 1);
    return inTrace(continueTrace(headers['traceparent'], { service: this.service, returnNo, eventId: id }), () => super.dispatch(body, context));
  }
}
