import { LinkRequestedV1 } from '@guitu/contracts/events/process-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import type { EventContext } from '@guitu/messaging/event-context';
import type { Subscription } from '@guitu/messaging/subscription';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';

/** Returns whose procedure leaves 改善 to a complaint ask for one; whoever links the return takes it up. */
@Controller()
export class ComplaintRequestsConsumer {
  @EventPattern<string>(LinkRequestedV1.type)
  async requested(@Payload() body: unknown, @Ctx() { tx, time }: EventContext): Promise<void> {
    const { companyCode, plantCode, returnNo, linkId, kind, ref } = readEvent(LinkRequestedV1, body);
    if (kind !== 'complaint') return;
    await tx.execute('insert into complaint_asked (company_code, return_no, link_id, plant_code, ref, asked_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [companyCode, returnNo, linkId, plantCode, ref, time]);
  }
}

/** For the service's `reads`. */
export const COMPLAINT_READS: Subscription = { source: 'process', only: [LinkRequestedV1.type] };
