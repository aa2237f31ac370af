import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FACT_EVENTS } from '@guitu/contracts/events/fact-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import { TASK_HELD } from '@guitu/contracts/events/task-held';
import { SERVED_DESKS, type ServedDesk } from '@guitu/contracts/vocabulary';
import type { EventContext } from '@guitu/messaging/event-context';
import { keepAct } from './keep-act.js';

const FACTS = [...FACT_EVENTS.keys()].filter((type) => SERVED_DESKS.some((desk) => type.startsWith(`${desk}.`)));
const HELD = Object.values(TASK_HELD).map(({ type }) => type);
export const ACTING_TYPES = Object.fromEntries(SERVED_DESKS.map((desk) => [desk, [...FACTS, ...HELD].filter((type) => type.startsWith(`${desk}.`))])) as Record<ServedDesk, string[]>;

/** Who takes a task in hand, and who answers it: by that a push about it was acted on. */
@Controller()
export class ActingConsumer {
  @EventPattern<string[]>(FACTS)
  async answered(@Payload() body: unknown, @Ctx() { tx, type }: EventContext): Promise<void> {
    const event = FACT_EVENTS.get(type);
    if (event === undefined) return;
    const { companyCode, returnNo, taskId, by, recordedAt } = readEvent(event, body);
    if (taskId === undefined) return;
    await keepAct(tx, { companyCode, returnNo, taskId }, by.staff, 'answered', recordedAt);
    if (by.onBehalfOf !== undefined) await keepAct(tx, { companyCode, returnNo, taskId }, by.onBehalfOf, 'represented', recordedAt);
  }

  @EventPattern<string[]>(HELD)
  async held(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    const news = readEvent(TASK_HELD.returns, body);
    await keepAct(tx, news, news.by, 'held', news.at);
  }
}
