import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BreachWithdrawnV1, FactAppliedV1, NoticeRequestedV1, ReturnClosedV1, RungReachedV1, TaskStatedV1 } from '@guitu/contracts/events/process-events';
import { factEvent } from '@guitu/contracts/events/fact-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import { Directory } from '@guitu/identity/directory';
import { EventContext } from '@guitu/messaging/event-context';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { closedMessage, noticeMessage, rungMessage, taskMessage, withdrawnMessage } from './message.rules.js';
import { recipientsOf } from './recipients.rules.js';
import { recipientsOfClosing, rememberRegistrar } from './registrar.js';
import { Ring, type Occasion } from './ring.js';
import { CUSTOMER_WORDS } from '../customer/customer-events.rules.js';
import { keepCustomer, keepCustomerEvent } from '../customer/keep-customer-event.js';
import { keepOpenTask } from '../digest/keep-open-task.js';
import { ruleFor, SOON_HOURS, type RuleKey } from '../rules/notification-rules.js';
import { workingTime } from '../rules/quiet-hours.rules.js';
import { NewTasks } from './new-tasks.js';

const RegisteredV1 = factEvent('returns', 'register');
export const RINGING_TYPES = {
  process: [RungReachedV1, BreachWithdrawnV1, NoticeRequestedV1, ReturnClosedV1, TaskStatedV1, FactAppliedV1].map((event) => event.type),
  returns: [RegisteredV1.type],
};

/** What the process says → who hears it. One handler per event, each applied once by its position. */
@Controller()
export class RingingConsumer {
  private readonly timeZone: string;

  constructor(private readonly directory: Directory, private readonly ring: Ring, private readonly newTasks: NewTasks, { timeZone }: ServiceConfig) {
    this.timeZone = timeZone;
  }

  @EventPattern<string>(RungReachedV1.type)
  async rungReached(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(RungReachedV1, body);
    await this.ring.execute(context.tx, occasion(context, news, news.rungAt, ruleFor(news.action)), rungMessage(news), recipientsOf(this.directory, news, news.to));
  }

  @EventPattern<string>(BreachWithdrawnV1.type)
  async breachWithdrawn(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(BreachWithdrawnV1, body);
    await this.ring.execute(context.tx, occasion(context, news, news.detectedAt, 'breach_withdrawn'), withdrawnMessage(news), recipientsOf(this.directory, news, news.to));
  }

  @EventPattern<string>(NoticeRequestedV1.type)
  async noticeRequested(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(NoticeRequestedV1, body);
    await this.ring.execute(context.tx, occasion(context, news, context.time.getTime(), ruleFor('notice', { step: news.anchor })), noticeMessage(news), recipientsOf(this.directory, news, news.to));
    if (news.counterparty === 'customer') await keepCustomerEvent(context.tx, news, `notice.${news.text}`, news.title, context.time.getTime());
  }

  @EventPattern<string>(ReturnClosedV1.type)
  async returnClosed(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(ReturnClosedV1, body);
    await this.ring.execute(context.tx, occasion(context, news, news.closedAt, 'closed'), closedMessage(news), await recipientsOfClosing(context.tx, this.directory, news));
    await keepCustomerEvent(context.tx, news, 'closed', CUSTOMER_WORDS.closed, context.time.getTime());
  }

  @EventPattern<string>(TaskStatedV1.type)
  async taskStated(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(TaskStatedV1, body);
    await keepOpenTask(context.tx, news);
    await keepCustomer(context.tx, news, news.customerCode);
    const soon = news.dueAt !== null && workingTime(news.openedAt, news.dueAt, this.timeZone) <= SOON_HOURS * 3_600_000;
    const rule = ruleFor('task', { step: news.step, soon });
    if (!(await this.newTasks.isNews(context.tx, news, rule))) return;
    await this.ring.execute(context.tx, occasion(context, news, news.openedAt, rule), taskMessage(news), recipientsOf(this.directory, news, [news.owner]));
  }

  @EventPattern<string>(RegisteredV1.type)
  async registered(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    await rememberRegistrar(context.tx, readEvent(RegisteredV1, body));
  }
}

const occasion = (context: EventContext, { companyCode, plantCode, returnNo }: { companyCode: string; plantCode: string; returnNo: string }, at: number, rule: RuleKey): Occasion =>
  ({ eventId: context.id, companyCode, plantCode, returnNo, occurredAt: new Date(at), rule });
