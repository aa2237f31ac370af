import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FACT_EVENTS } from '@guitu/contracts/events/fact-events';
import { AnswerDeemedV1, FactAppliedV1, TaskStatedV1 } from '@guitu/contracts/events/process-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import { OrderDateMovedV1 } from '@guitu/contracts/events/order-date-moved';
import { TaskNudgedV1 } from '@guitu/contracts/events/task-nudged';
import { factEventType, FACT_KINDS } from '@guitu/contracts/fact-kinds';
import { Directory } from '@guitu/identity/directory';
import type { EventContext } from '@guitu/messaging/event-context';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { NotificationClock } from '../notification-clock.js';
import { dateMovedMessage, deemedMessage, finishedMessage, nudgeMessage } from '../ringing/message.rules.js';
import { recipientsOf } from '../ringing/recipients.rules.js';
import { ownerOfReturn, personOrRole } from '../ringing/registrar.js';
import { Ring } from '../ringing/ring.js';
import { ANSWERS, HEARD_KINDS } from './askers.rules.js';
import { keepNudge, takeNudgers } from './nudgers.js';
import { TellAsker } from './tell-asker.js';

/** Desks whose facts are read, with the types of interest. */
const DESKS = ['returns', 'warehouse', 'quality', 'production', 'finance'] as const;
export const ASKING_TYPES = Object.fromEntries(DESKS.map((desk) =>
  [desk, HEARD_KINDS.filter((kind) => (FACT_KINDS[kind].desks as readonly string[]).includes(desk)).map((kind) => factEventType(desk, kind))])) as Record<(typeof DESKS)[number], string[]>;

/** What somebody asked, and who answered it. */
@Controller()
export class AskingConsumer {
  private readonly zone: string;

  constructor(private readonly tell: TellAsker, private readonly directory: Directory, private readonly ring: Ring, private readonly clock: NotificationClock, { timeZone }: ServiceConfig) {
    this.zone = timeZone;
  }

  @EventPattern<string[]>(Object.values(ASKING_TYPES).flat())
  async recorded(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const event = FACT_EVENTS.get(context.type);
    if (event !== undefined) await this.tell.recorded(context.tx, readEvent(event, body));
  }

  @EventPattern<string>(FactAppliedV1.type)
  async taken(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(FactAppliedV1, body);
    if (news.outcome === 'applied' && ANSWERS[news.kind] !== undefined) await this.tell.taken(context.tx, news, context.time.getTime());
  }

  /** 跟催: whoever is waited for hears of it, and who asked hears when the task is done. */
  @EventPattern<string>(TaskNudgedV1.type)
  async nudged(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(TaskNudgedV1, body);
    await keepNudge(context.tx, news);
    const { companyCode, plantCode, returnNo } = news;
    const recipients = recipientsOf(this.directory, news, [news.to], this.clock.now()).filter(({ staff }) => staff !== news.by);
    await this.ring.execute(context.tx, { companyCode, plantCode, returnNo, eventId: context.id, occurredAt: new Date(news.at), rule: 'nudge' }, nudgeMessage(news), recipients);
  }

  /** 改交期、延误: whoever answers for the return hears old → new, after-sales of a delay by its notice. */
  @EventPattern<string>(OrderDateMovedV1.type)
  async dateMoved(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(OrderDateMovedV1, body);
    const { companyCode, plantCode, returnNo } = news;
    const owners = await ownerOfReturn(context.tx, this.directory, news, this.clock.now());
    const after = news.noticeNo === null ? [] : recipientsOf(this.directory, news, [{ role: 'after' }], this.clock.now());
    const told = [...owners, ...after.filter(({ staff }) => owners.every((owner) => owner.staff !== staff))];
    await this.ring.execute(context.tx, { companyCode, plantCode, returnNo, eventId: context.id, occurredAt: new Date(news.at), rule: 'changed' }, dateMovedMessage(news, this.zone), told);
  }

  @EventPattern<string>(TaskStatedV1.type)
  async finished(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const task = readEvent(TaskStatedV1, body);
    if (task.state !== 'done' && task.state !== 'withdrawn') return;
    const { companyCode, plantCode, returnNo } = task;
    const askers = (await takeNudgers(context.tx, task)).flatMap((person) => personOrRole(this.directory, task, { person, role: this.directory.person(person, companyCode)?.roles[0] ?? 'sales' }, this.clock.now()));
    await this.ring.execute(context.tx, { companyCode, plantCode, returnNo, eventId: context.id, occurredAt: context.time, rule: 'answer' }, finishedMessage(task), askers);
  }

  @EventPattern<string>(AnswerDeemedV1.type)
  async deemed(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(AnswerDeemedV1, body);
    const { companyCode, plantCode, returnNo } = news;
    const occasion = { companyCode, plantCode, returnNo, eventId: context.id, occurredAt: context.time, rule: 'customer_replied' as const };
    await this.ring.execute(context.tx, occasion, deemedMessage(news), await ownerOfReturn(context.tx, this.directory, news));
  }
}
