import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FACT_EVENTS } from '@guitu/contracts/events/fact-events';
import { AnswerDeemedV1, FactAppliedV1 } from '@guitu/contracts/events/process-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import { factEventType, FACT_KINDS } from '@guitu/contracts/fact-kinds';
import { Directory } from '@guitu/identity/directory';
import type { EventContext } from '@guitu/messaging/event-context';
import { deemedMessage } from '../ringing/message.rules.js';
import { ownerOfReturn } from '../ringing/registrar.js';
import { Ring } from '../ringing/ring.js';
import { ANSWERS, HEARD_KINDS } from './askers.rules.js';
import { TellAsker } from './tell-asker.js';

/** Desks whose facts are read, with the types of interest; a desk without a service of its own has no topic. */
const DESKS = ['returns', 'warehouse', 'quality', 'production'] as const;
export const ASKING_TYPES = Object.fromEntries(DESKS.map((desk) =>
  [desk, HEARD_KINDS.filter((kind) => (FACT_KINDS[kind].desks as readonly string[]).includes(desk)).map((kind) => factEventType(desk, kind))])) as Record<(typeof DESKS)[number], string[]>;

/** What somebody asked, and who answered it. */
@Controller()
export class AskingConsumer {
  constructor(private readonly tell: TellAsker, private readonly directory: Directory, private readonly ring: Ring) {}

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

  @EventPattern<string>(AnswerDeemedV1.type)
  async deemed(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(AnswerDeemedV1, body);
    const { companyCode, plantCode, returnNo } = news;
    const occasion = { companyCode, plantCode, returnNo, eventId: context.id, occurredAt: context.time, rule: 'customer_replied' as const };
    await this.ring.execute(context.tx, occasion, deemedMessage(news), await ownerOfReturn(context.tx, this.directory, news));
  }
}
