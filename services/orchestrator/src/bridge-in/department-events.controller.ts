/**
 * What the process reads: the departments' facts, and the documents returns are pinned to. One transaction per fetched batch.
 * A fact is read as its event says, its payload too: what a newer department says otherwise waits for a release that knows it.
 */
import { FACT_EVENTS } from '@guitu/contracts/events/fact-events';
import { ReturnTakenOverV1 } from '@guitu/contracts/events/return-taken-over';
import { CalendarPublishedV1, PolicyPublishedV1 } from '@guitu/contracts/events/policy-published';
import { readEvent } from '@guitu/contracts/events/read-event';
import type { EventContext } from '@guitu/messaging/event-context';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { KeepDocument } from './keep-document.js';
import { StoreFact } from './store-fact.js';
import { StoreTakenOver } from './store-taken-over.js';

@Controller()
export class DepartmentEventsController {
  constructor(private readonly storeFact: StoreFact, private readonly storeTakenOver: StoreTakenOver, private readonly keepDocument: KeepDocument) {}

  @EventPattern<string[]>([...FACT_EVENTS.keys()])
  async fact(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const event = FACT_EVENTS.get(context.type);
    if (event === undefined) throw new Error(`不是事实 / no fact: ${context.type}`);
    await this.storeFact.execute(context, readEvent(event, body));
  }

  @EventPattern<string>(ReturnTakenOverV1.type)
  takenOver(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    return this.storeTakenOver.execute(context, body);
  }

  @EventPattern<string>(PolicyPublishedV1.type)
  policy(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    return this.keepDocument.execute(context, 'policy', body);
  }

  @EventPattern<string>(CalendarPublishedV1.type)
  calendar(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    return this.keepDocument.execute(context, 'calendar', body);
  }
}
