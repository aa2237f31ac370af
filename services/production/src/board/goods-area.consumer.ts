import { factEvent } from '@guitu/contracts/events/fact-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import { ArrivalNoticePayload } from '@guitu/contracts/facts/warehouse';
import type { EventContext } from '@guitu/messaging/event-context';
import type { Subscription } from '@guitu/messaging/subscription';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';

const Placed = factEvent('warehouse', 'arrival_notice');

/** Hears from the warehouse where the goods of a return lie; the newest word counts. */
@Controller()
export class GoodsAreaConsumer {
  @EventPattern<string>(Placed.type)
  async placed(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    const { companyCode, returnNo, recordedAt, payload } = readEvent(Placed, body);
    await tx.execute(
      `insert into goods_area as g (company_code, return_no, area_code, at) values ($1, $2, $3, $4)
       on conflict (company_code, return_no) do update set area_code = excluded.area_code, at = excluded.at where excluded.at >= g.at`,
      [companyCode, returnNo, ArrivalNoticePayload.parse(payload).areaCode, new Date(recordedAt)]);
  }
}

export const BOARD_READS: readonly Subscription[] = [{ source: 'warehouse', only: [Placed.type] }];
