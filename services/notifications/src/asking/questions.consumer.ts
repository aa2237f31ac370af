import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { QuestionStatedV1, type QuestionStated } from '@guitu/contracts/events/question-stated';
import { readEvent } from '@guitu/contracts/events/read-event';
import { Directory, type Recipient } from '@guitu/identity/directory';
import type { EventContext } from '@guitu/messaging/event-context';
import { keepAct } from '../acting/keep-act.js';
import { NotificationClock } from '../notification-clock.js';
import { noteDone, noteOf } from '../ringing/note-done.js';
import { questionMessage } from '../ringing/message.rules.js';
import { recipientsOf } from '../ringing/recipients.rules.js';
import { personOrRole } from '../ringing/registrar.js';
import { Ring } from '../ringing/ring.js';
import type { RuleKey } from '../rules/notification-rules.js';

/** Rule by rung: asked, soon due, due; then escalated. */
const RUNGS: readonly RuleKey[] = ['task_soon', 'remind', 'breach'];

/** 提问: whoever is asked hears at each rung, whoever asked from the due time on and when it is answered; what rang is done then. Its clock is returns'. */
@Controller()
export class QuestionsConsumer {
  constructor(private readonly directory: Directory, private readonly ring: Ring, private readonly clock: NotificationClock) {}

  @EventPattern<string>(QuestionStatedV1.type)
  async stated(@Payload() body: unknown, @Ctx() { tx, id: eventId }: EventContext): Promise<void> {
    const news = readEvent(QuestionStatedV1, body);
    const { companyCode, plantCode, returnNo, state, rung, endedBy } = news;
    if (state !== 'open') await noteDone(tx, companyCode, noteOf('question', news.questionId), this.clock.now());
    if (state === 'answered' && endedBy !== null) await keepAct(tx, { companyCode, returnNo, taskId: noteOf('question', news.questionId) }, endedBy, 'answered', news.at);
    const told = state === 'open' ? this.chased(news) : this.ended(news);
    const rule = state === 'open' ? (RUNGS[rung] ?? 'escalate') : 'answer';
    const recipients = told.filter(({ staff }, index) => staff !== endedBy && told.findIndex((one) => one.staff === staff) === index);
    await this.ring.execute(tx, { companyCode, plantCode, returnNo, eventId, occurredAt: new Date(news.at), rule }, questionMessage(news), recipients);
  }

  private chased(news: QuestionStated): Recipient[] {
    const roles = news.told.roles.map(({ role, head }) => ({ role, ...(head !== undefined && { head }) }));
    return [...(roles.length === 0 ? [] : recipientsOf(this.directory, news, roles, this.clock.now())), ...(news.told.asker ? this.asker(news) : [])];
  }

  /** Answered, whoever asked hears; taken back, whoever was asked. */
  private ended(news: QuestionStated): Recipient[] {
    if (news.state === 'answered') return this.asker(news);
    return news.to === null ? [] : recipientsOf(this.directory, news, [{ role: news.to.role, head: news.to.head }], this.clock.now());
  }

  private asker(news: QuestionStated): Recipient[] {
    return personOrRole(this.directory, news, { person: news.asker.staff, role: news.asker.role }, this.clock.now());
  }
}
