import { factEvent } from '@guitu/contracts/events/fact-events';
import { StatusStatedV1 } from '@guitu/contracts/events/process-events';
import { SerialsRegisteredV1 } from '@guitu/contracts/events/serials-registered';
import { readEvent } from '@guitu/contracts/events/read-event';
import type { EventContext } from '@guitu/messaging/event-context';
import type { Subscription } from '@guitu/messaging/subscription';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { keepPapers, keepWaybill } from '../scanning/keep-announced.js';
import { keepSerials } from '../scanning/keep-serials.js';
import { hearRework } from '../issue/hear-rework.js';
import { hearCorrection, hearCount } from './hear-count.js';
import { hearMove, placeMoves } from './hear-move.js';
import { hearRegistration } from './hear-registration.js';

const Registered = factEvent('returns', 'register');
const Dispatched = factEvent('returns', 'dispatched');
const Instructed = factEvent('returns', 'instruct');
const CountedAtSales = factEvent('returns', 'receive');
const CorrectedAtSales = factEvent('returns', 'correct');
const SentBackBySales = factEvent('returns', 'send_back');
const HandedToSupplier = factEvent('production', 'to_supplier');
const Repaired = factEvent('production', 'repair');
const ScrappedAtTheLine = factEvent('production', 'scrap');

/** Follows what other desks do with goods that lie here, so that the stock of the return area is true under every procedure. */
@Controller()
export class OtherDesksConsumer {
  @EventPattern<string>(Registered.type)
  async registered(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await hearRegistration(tx, readEvent(Registered, body));
  }

  @EventPattern<string>(SerialsRegisteredV1.type)
  async serials(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await keepSerials(tx, readEvent(SerialsRegisteredV1, body));
  }

  @EventPattern<string>(Dispatched.type)
  async dispatched(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await keepWaybill(tx, readEvent(Dispatched, body));
  }

  @EventPattern<string>(Instructed.type)
  async instructed(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await keepPapers(tx, readEvent(Instructed, body));
  }

  @EventPattern<string>(CountedAtSales.type)
  async counted(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await hearCount(tx, readEvent(CountedAtSales, body));
  }

  @EventPattern<string>(CorrectedAtSales.type)
  async corrected(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await hearCorrection(tx, readEvent(CorrectedAtSales, body));
  }

  @EventPattern<string>(SentBackBySales.type)
  async sentBack(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await hearMove(tx, 'returns', readEvent(SentBackBySales, body));
  }

  @EventPattern<string>(HandedToSupplier.type)
  async handedOver(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await hearMove(tx, 'production', readEvent(HandedToSupplier, body));
  }

  @EventPattern<string>(ScrappedAtTheLine.type)
  async scrapped(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await hearMove(tx, 'production', readEvent(ScrappedAtTheLine, body));
  }

  @EventPattern<string>(Repaired.type)
  async repaired(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await hearRework(tx, readEvent(Repaired, body));
  }

  @EventPattern<string>(StatusStatedV1.type)
  async stated(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    await placeMoves(tx, readEvent(StatusStatedV1, body));
  }
}

/** Other departments' facts it reads; statuses come with the desk's own subscription. */
export const OTHER_DESKS_READS: readonly Subscription[] = [
  { source: 'returns', only: [Registered.type, SerialsRegisteredV1.type, Dispatched.type, Instructed.type, CountedAtSales.type, CorrectedAtSales.type, SentBackBySales.type] }, { source: 'production', only: [HandedToSupplier.type, ScrappedAtTheLine.type, Repaired.type] },
];
