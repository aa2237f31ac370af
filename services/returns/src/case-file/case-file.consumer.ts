import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FACT_EVENTS } from '@guitu/contracts/events/fact-events';
import { OrderDateMovedV1 } from '@guitu/contracts/events/order-date-moved';
import { PROCESS_EVENTS, ReturnClosedV1, StatusStatedV1, StrayFactV1 } from '@guitu/contracts/events/process-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import { SERVED_DESKS } from '@guitu/contracts/vocabulary';
import { EventContext } from '@guitu/messaging/event-context';
import type { Subscription } from '@guitu/messaging/subscription';
import { LateNotices } from '@guitu/task-desk/late-notices/late-notices';
import { AboutReturn } from './about-return.js';
import { keepNumbers } from '../answer/keep-numbers.js';
import { releaseClaims } from '../matching/release-claims.js';
import { addMessage } from './add-message.js';
import { keepEnd, keepStray } from './end-projection.js';
import { addToTimeline } from './timeline-projection.js';

/** The status is kept by the desk; everything else about a return is an entry of its timeline. */
const TIMELINE_EFFECTS = Object.values(PROCESS_EVENTS).map((event) => event.type).filter((type) => type !== StatusStatedV1.type);
const FACT_TYPES = [...FACT_EVENTS.keys()];

/** Reads what everybody says about returns. */
@Controller()
export class CaseFileConsumer {
  constructor(private readonly lateNotices: LateNotices) {}

  @EventPattern<string[]>([...FACT_TYPES, ...TIMELINE_EFFECTS])
  async entry(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const about = AboutReturn.parse(body);
    await addToTimeline(context, about, about);
    await keepNumbers(context.tx, about, about);
  }

  /** 改交期、延误: told to whoever reads the return, the notice its procedure asks for is given, and what was promised to the customer follows it (answer/read-promise.ts). */
  @EventPattern<string>(OrderDateMovedV1.type)
  async moved(@Payload() body: unknown, @Ctx() { tx, type }: EventContext): Promise<void> {
    const moved = readEvent(OrderDateMovedV1, body);
    await addMessage(tx, { about: moved, id: moved.moveId, type, at: moved.at, body: { ...moved } });
    await this.lateNotices.given(tx, moved);
  }

  @EventPattern<string>(ReturnClosedV1.type)
  async closed(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const closed = readEvent(ReturnClosedV1, body);
    if (await keepEnd(context, closed)) await releaseClaims(context.tx, closed);
  }

  @EventPattern<string>(StrayFactV1.type)
  async stray(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    await keepStray(context, readEvent(StrayFactV1, body));
  }
}

/** What the process asks of other desks, and where a return stands, are entries to be read later; nobody waits for them here. */
const isForReading: Subscription['mayWait'] = ({ type, addressedTo }) => type === StatusStatedV1.type || addressedTo?.includes('returns') === false;

/** All that returns reads: the whole of the process' topic (its desk and the case file), and the facts of every desk. */
export const CASE_FILE_READS: readonly Subscription[] = [
  { source: 'process', only: Object.values(PROCESS_EVENTS).map((event) => event.type), mayWait: isForReading },
  ...SERVED_DESKS.map((desk): Subscription => ({ source: desk, only: [...FACT_TYPES, OrderDateMovedV1.type].filter((type) => type.startsWith(`${desk}.`)), mayWait: ({ type }) => FACT_EVENTS.has(type) })),
];
