import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { DataSource } from 'typeorm';
import type { EventContext, EventDispatcher } from './event-context.js';
import { EventConsumer } from './event-consumer.js';
import { fillGaps } from './fill-gaps.js';
import type { GapFetcher } from './gap-fetcher.js';
import type { KafkaAddress } from './kafka-client.js';
import { heldUpStreams } from './parked-events.js';
import { NothingHeldUp, Positions } from './positions.js';
import { wants, type Subscription } from './subscription.js';

export interface KafkaEventStrategyOptions {
  kafka: KafkaAddress;
  topicPrefix: string;
  /** One group per service. */
  groupId: string;
  dataSource: DataSource;
  subscriptions: readonly Subscription[];
  /** Absent: gaps wait for the broker alone. */
  gapFetcher?: GapFetcher;
  /** See EventConsumerOptions. */
  onCrash?: (error: Error) => void;
}

/** Handles every type that has no handler of its own: `@EventPattern(ANY_TYPE)`. */
export const ANY_TYPE = '*';
const LOOK_FOR_GAPS = 15_000;

/**
 * NestJS transport for events: ordinary `@EventPattern(type)` handlers get (body, EventContext) inside the transaction that
 * moves the position, and are awaited, so that a failure is never committed. Connect it with `connectEvents`.
 */
export class KafkaEventStrategy extends Server implements CustomTransportStrategy, EventDispatcher {
  override readonly transportId = Symbol('guitu-kafka-events');
  override readonly propagatesEventHandlerErrors = true;
  readonly positions: Positions;
  readonly consumer: EventConsumer;
  private readonly handlers = new Map<string, MessageHandler[]>();
  private gaps: NodeJS.Timeout | undefined;
  private filling: Promise<unknown> = Promise.resolve();
  private closing = false;

  constructor(private readonly options: KafkaEventStrategyOptions) {
    super();
    const { kafka, topicPrefix, groupId, dataSource, subscriptions, onCrash } = options;
    this.positions = new Positions(dataSource, this, subscriptions);
    const sources = [...new Set(subscriptions.map((subscription) => subscription.source))];
    this.consumer = new EventConsumer({ kafka, topicPrefix, groupId, sources, positions: this.positions, onCrash });
  }

  /** Starts reading in the background; a service is up even while Kafka is not. */
  listen(callback: (error?: unknown) => void): void {
    const { gapFetcher, dataSource } = this.options;
    this.consumer.start();
    if (gapFetcher) {
      this.gaps = setInterval(() => {
        this.filling = this.filling.then(() => fillGaps(dataSource, this.positions, gapFetcher)).catch((error: unknown) => this.logger.warn(String(error)));
      }, LOOK_FOR_GAPS);
    }
    callback();
  }

  /**
   * Each event that holds a stream up is handled once more: what one release did not understand the next may. What fails again
   * stays where it is, with the new reason. @returns how many streams go on
   */
  handleHeldUp(): Promise<number> {
    const handling = this.filling.then(() => this.handleEachHeldUp());
    this.filling = handling.catch(() => undefined);
    return handling;
  }

  private async handleEachHeldUp(): Promise<number> {
    let helped = 0;
    for (const { source, subject } of await heldUpStreams(this.options.dataSource)) {
      if (this.closing) break;
      try {
        await this.positions.replayParked(source, subject);
        helped += 1;
      } catch (error) {
        // another replica was first: nothing is held up there any more
        if (!(error instanceof NothingHeldUp)) this.logger.warn(`${source} ${subject}: ${String(error)}`);
      }
    }
    return helped;
  }

  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.gaps);
    await Promise.all([this.consumer.stop(), this.filling]);
  }

  /** Nest would run several handlers of one type at the same time; they share a transaction, hence a connection, and take turns. */
  override addHandler(pattern: string, callback: MessageHandler): void {
    this.handlers.set(pattern, [...(this.handlers.get(pattern) ?? []), callback]);
  }

  knows(type: string): boolean {
    return this.handlersOf(type) !== undefined;
  }

  async dispatch(body: unknown, context: EventContext): Promise<void> {
    const handlers = this.handlersOf(context.type);
    if (!handlers) throw new Error(`no handler for ${context.type}`);
    for (const handler of handlers) await lastValueFrom(this.transformToObservable(await handler(body, context)), { defaultValue: undefined });
  }

  /** Has this service's own handlers hear what came inside another event, in its transaction, if this service reads that type of that source. */
  async handOn(body: unknown, context: EventContext): Promise<void> {
    if (this.options.subscriptions.some((one) => one.source === context.source && wants(one, context))) await this.dispatch(body, context);
  }

  on(): never {
    throw new Error('KafkaEventStrategy has no events of its own; use its consumer');
  }

  unwrap<T>(): T {
    return this.consumer as T;
  }

  private handlersOf(type: string): readonly MessageHandler[] | undefined {
    return this.handlers.get(type) ?? this.handlers.get(ANY_TYPE);
  }
}
