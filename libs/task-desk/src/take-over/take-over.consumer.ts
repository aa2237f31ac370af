import { ReturnTakenOverV1 } from '@guitu/contracts/events/return-taken-over';
import { readEvent } from '@guitu/contracts/events/read-event';
import type { EventContext } from '@guitu/messaging/event-context';
import type { Subscription } from '@guitu/messaging/subscription';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { TakeOver } from './take-over.js';

/** Hears of returns that were under way when the house went over to Guitu. */
@Controller()
export class TakeOverConsumer {
  constructor(private readonly takeOver: TakeOver) {}

  @EventPattern<string>(ReturnTakenOverV1.type)
  async takenOver(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await this.takeOver.take(tx, readEvent(ReturnTakenOverV1, body));
  }
}

/** For the service's `reads`: also where no fact is the desk's own, for what it shows of the others'. */
export const TAKE_OVER_READS: Subscription = { source: 'returns', only: [ReturnTakenOverV1.type] };
