import { factEvent } from '@guitu/contracts/events/fact-events';
import { ReturnClosedV1 } from '@guitu/contracts/events/process-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import type { EventContext } from '@guitu/messaging/event-context';
import type { Subscription } from '@guitu/messaging/subscription';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { keepCostAccount, keepOnsiteCost, keepReworkCost } from './keep-costs.js';

const Repaired = factEvent('production', 'repair');
const OnsiteAtQuality = factEvent('quality', 'onsite_done');
const OnsiteAtReturns = factEvent('returns', 'onsite_done');

/** Collects what departments say their work on a return took; a read model, in whatever order it comes. */
@Controller()
export class FailureCostConsumer {
  @EventPattern<string>(Repaired.type)
  async repaired(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await keepReworkCost(tx, readEvent(Repaired, body));
  }

  @EventPattern<string[]>([OnsiteAtQuality.type, OnsiteAtReturns.type])
  async onsite(@Payload() body: unknown, @Ctx() { tx, type }: EventContext): Promise<void> {
    await keepOnsiteCost(tx, readEvent(type === OnsiteAtQuality.type ? OnsiteAtQuality : OnsiteAtReturns, body));
  }

  @EventPattern<string>(ReturnClosedV1.type)
  async closed(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await keepCostAccount(tx, readEvent(ReturnClosedV1, body));
  }
}

/** Other departments' facts it reads; the closing comes with the desk's own subscription. */
export const COST_READS: readonly Subscription[] = [
  { source: 'production', only: [Repaired.type] }, { source: 'quality', only: [OnsiteAtQuality.type] }, { source: 'returns', only: [OnsiteAtReturns.type] },
];
