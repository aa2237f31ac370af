import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BreachWithdrawnV1, NoticeRequestedV1, ReturnClosedV1, RungReachedV1 } from '@guitu/contracts/events/process-events';
import { TASK_REASSIGNED } from '@guitu/contracts/events/task-reassigned';
import { factEvent } from '@guitu/contracts/events/fact-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import { Directory } from '@guitu/identity/directory';
import { EventContext } from '@guitu/messaging/event-context';
import { HousePeople } from '@guitu/platform/service/house-people';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { customerEndOf, CUSTOMER_WORDS } from '../customer/customer-events.rules.js';
import { keepCustomerEvent } from '../customer/keep-customer-event.js';
import { NotificationClock } from '../notification-clock.js';
import { ruleFor, type RuleKey } from '../rules/notification-rules.js';
import { closedMessage, noticeMessage, rungMessage, withdrawnMessage } from './message.rules.js';
import { withDuty } from './on-shift.js';
import { recipientsOf } from './recipients.rules.js';
import { keepReassigned, takeEarlyRung, takeReassigned } from './reassigned-tasks.js';
import { ownerOfReturn, personOrRole, rememberRegistrar } from './registrar.js';
import { Ring, type Occasion } from './ring.js';
import { withHeads } from './with-heads.js';

const RegisteredV1 = factEvent('returns', 'register');
export const RINGING_TYPES = {
  process: [RungReachedV1, BreachWithdrawnV1, NoticeRequestedV1, ReturnClosedV1].map((event) => event.type),
  returns: [RegisteredV1.type],
};

/** What the process says → who hears it. One handler per event, each applied once by its position. */
@Controller()
export class RingingConsumer {
  private readonly zone: string;

  constructor(private readonly directory: Directory, private readonly house: HousePeople, private readonly ring: Ring, private readonly clock: NotificationClock, { timeZone }: ServiceConfig) {
    this.zone = timeZone;
  }

  @EventPattern<string>(RungReachedV1.type)
  async rungReached(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(RungReachedV1, body);
    const now = this.clock.now();
    const holder = await takeReassigned(context.tx, news);
    const recipients = holder === null ? withDuty(this.house.records, news, recipientsOf(this.directory, news, news.to, now), now, this.zone)
      : personOrRole(this.directory, news, { person: holder, role: news.to[0]?.role ?? 'gm' }, now);
    await this.ring.execute(context.tx, occasionOf(context, news, news.rungAt, ruleFor(news.action)), rungMessage(news), recipients);
  }

  @EventPattern<string>(BreachWithdrawnV1.type)
  async breachWithdrawn(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(BreachWithdrawnV1, body);
    await this.ring.execute(context.tx, occasionOf(context, news, news.detectedAt, 'breach_withdrawn'), withdrawnMessage(news), recipientsOf(this.directory, news, news.to, this.clock.now()));
  }

  @EventPattern<string>(NoticeRequestedV1.type)
  async noticeRequested(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(NoticeRequestedV1, body);
    const rule = ruleFor('notice', { step: news.anchor });
    const recipients = recipientsOf(this.directory, news, rule === 'stop_work' ? withHeads(news.to) : news.to, this.clock.now());
    await this.ring.execute(context.tx, occasionOf(context, news, context.time.getTime(), rule), noticeMessage(news), recipients);
    if (news.counterparty === 'customer') await keepCustomerEvent(context.tx, news, `notice.${news.text}`, news.title, context.time.getTime());
  }

  @EventPattern<string>(ReturnClosedV1.type)
  async returnClosed(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(ReturnClosedV1, body);
    await this.ring.execute(context.tx, occasionOf(context, news, news.closedAt, 'closed'), closedMessage(news), await ownerOfReturn(context.tx, this.directory, news, this.clock.now()));
    const end = customerEndOf(news.result);
    await keepCustomerEvent(context.tx, news, end, CUSTOMER_WORDS[end], context.time.getTime());
  }

  @EventPattern<string[]>(Object.values(TASK_REASSIGNED).map(({ type }) => type))
  async reassigned(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    const news = readEvent(TASK_REASSIGNED.returns, body);
    const now = this.clock.now();
    const early = await takeEarlyRung(tx, news, now);
    if (early === null) return keepReassigned(tx, news);
    const { eventId, occurredAt, rule, role, message } = early;
    await this.ring.execute(tx, { ...news, eventId, occurredAt, rule }, message, personOrRole(this.directory, news, { person: news.staff, role }, now));
  }

  @EventPattern<string>(RegisteredV1.type)
  async registered(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    await rememberRegistrar(context.tx, readEvent(RegisteredV1, body));
  }
}

export const occasionOf = (context: Pick<EventContext, 'id'>, { companyCode, plantCode, returnNo }: { companyCode: string; plantCode: string; returnNo: string }, at: number, rule: RuleKey): Occasion =>
  ({ eventId: context.id, companyCode, plantCode, returnNo, occurredAt: new Date(at), rule });
