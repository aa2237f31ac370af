import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FactAppliedV1 } from '@guitu/contracts/events/process-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import { EventContext } from '@guitu/messaging/event-context';
import { CUSTOMER_WORDS, customerEventOf } from './customer-events.rules.js';
import { keepCustomerEvent } from './keep-customer-event.js';

/** What the process has taken and the customer is to hear; what it refused or kept aside is no news. */
@Controller()
export class CustomerConsumer {
  @EventPattern<string>(FactAppliedV1.type)
  async factApplied(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(FactAppliedV1, body);
    const event = customerEventOf(news.kind);
    if (event !== undefined && news.outcome === 'applied') await keepCustomerEvent(context.tx, news, event, CUSTOMER_WORDS[event], context.time.getTime());
  }
}
