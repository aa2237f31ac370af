import { FollowUpStatedV1 } from '@guitu/contracts/events/follow-up-stated';
import { readEvent } from '@guitu/contracts/events/read-event';
import type { EventContext } from '@guitu/messaging/event-context';
import type { Subscription } from '@guitu/messaging/subscription';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';

/** Whole statements of one follow-up, in their order; those that are not about a parcel are the warehouse's own. */
@Controller()
export class UnidentifiedParcelsConsumer {
  @EventPattern<string>(FollowUpStatedV1.type)
  async stated(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    const { followUpId, companyCode, plantCode, kind, ref, openedAt, dueAt, rung, state } = readEvent(FollowUpStatedV1, body);
    if (kind !== 'identify_parcel') return;
    await tx.execute(
      `insert into unidentified_parcel (follow_up_id, company_code, plant_code, parcel_no, opened_at, due_at, rung, open) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (follow_up_id) do update set due_at = excluded.due_at, rung = excluded.rung, open = excluded.open`,
      [followUpId, companyCode, plantCode, ref, new Date(openedAt), new Date(dueAt), rung, state === 'open'],
    );
  }
}

export const UNIDENTIFIED_PARCEL_READS: Subscription = { source: 'warehouse', only: [FollowUpStatedV1.type], addressedTo: 'returns' };
