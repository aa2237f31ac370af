import { factEvent } from '@guitu/contracts/events/fact-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import { factEventType, type FactKind } from '@guitu/contracts/fact-kinds';
import type { EventContext } from '@guitu/messaging/event-context';
import type { Subscription } from '@guitu/messaging/subscription';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';

/** What the bench shows of goods: what the customer complained of, and where they were put. */
const HEARD = { returns: ['register', 'contact'], warehouse: ['hold', 'arrival_notice', 'stock_in'], production: ['hold'] } as const satisfies Record<string, readonly FactKind[]>;
type Source = keyof typeof HEARD;
const EVENTS = (Object.keys(HEARD) as Source[]).flatMap((source) => HEARD[source].map((kind) => ({ source, kind, type: factEventType(source, kind) })));

/** Keeps each of them once, under its number in its return's stream. */
@Controller()
export class HeardFactsConsumer {
  @EventPattern<string[]>(EVENTS.map(({ type }) => type))
  async heard(@Payload() body: unknown, @Ctx() { tx, source, seq, type }: EventContext): Promise<void> {
    const of = EVENTS.find((event) => event.type === type);
    if (of === undefined) throw new Error(`${type} is not read here`);
    const fact = readEvent(factEvent(of.source, of.kind), body);
    await tx.execute(
      `insert into heard_fact (company_code, return_no, source, seq, plant_code, kind, recorded_at, payload) values ($1, $2, $3, $4, $5, $6, to_timestamp($7::float8 / 1000), $8) on conflict do nothing`,
      [fact.companyCode, fact.returnNo, source, seq, fact.plantCode, fact.kind, fact.recordedAt, JSON.stringify(fact.payload)],
    );
  }
}

/** For the service's `reads`. */
export const BENCH_READS: readonly Subscription[] = (Object.keys(HEARD) as Source[]).map((source) => ({ source, only: EVENTS.filter((event) => event.source === source).map(({ type }) => type) }));
