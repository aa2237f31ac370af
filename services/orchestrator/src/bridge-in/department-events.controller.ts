/** What the process reads: the departments' facts, and the documents returns are pinned to. One transaction per fetched batch. */
import { FACT_EVENTS } from '@guitu/contracts/events/fact-events';
import { ReturnTakenOverV1 } from '@guitu/contracts/events/return-taken-over';
import { CalendarPublishedV1, PolicyPublishedV1 } from '@guitu/contracts/events/policy-published';
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
  fact(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    return this.storeFact.execute(context, body);
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
