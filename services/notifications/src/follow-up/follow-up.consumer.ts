import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FollowUpStatedV1 } from '@guitu/contracts/events/follow-up-stated';
import { readEvent } from '@guitu/contracts/events/read-event';
import { Directory } from '@guitu/identity/directory';
import type { EventContext } from '@guitu/messaging/event-context';
import { NotificationClock } from '../notification-clock.js';
import { followUpMessage } from '../ringing/message.rules.js';
import { noteDone, noteOf } from '../ringing/note-done.js';
import { recipientsOf } from '../ringing/recipients.rules.js';
import { Ring } from '../ringing/ring.js';

/** 跟进 of the return area: whoever it is put to at each rung hears of it, and no more once it has ended; its clock is the warehouse's. */
@Controller()
export class FollowUpConsumer {
  constructor(private readonly directory: Directory, private readonly ring: Ring, private readonly clock: NotificationClock) {}

  @EventPattern<string>(FollowUpStatedV1.type)
  async stated(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(FollowUpStatedV1, body);
    if (news.state === 'closed') return noteDone(context.tx, news.companyCode, noteOf('follow-up', news.followUpId), this.clock.now());
    const { companyCode, plantCode, returnNo, at } = news;
    const to = news.to.map(({ role, head }) => ({ role, ...(head !== undefined && { head }) }));
    await this.ring.execute(
      context.tx, { companyCode, plantCode, returnNo: returnNo ?? '-', eventId: context.id, occurredAt: new Date(at), rule: news.rung === 0 ? 'difference' : 'escalate' }, followUpMessage(news), recipientsOf(this.directory, news, to, this.clock.now()),
    );
  }
}
