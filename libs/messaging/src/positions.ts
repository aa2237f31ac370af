import { isTransient, SilentRollback } from '@guitu/persistence/database-errors';
import { inTransaction, type Transaction } from '@guitu/persistence/transaction';
import type { DataSource } from 'typeorm';
import { add, nothing, type BatchOutcome } from './batch-outcome.js';
import { keepDeadLetter } from './dead-letters.js';
import { EventContext, type EventDispatcher } from './event-context.js';
import { decodeRecord, type RawRecord, type ReceivedEvent } from './event-record.js';
import { HandlerFailure } from './handler-failure.js';
import { countRefused, learnIncarnation } from './incarnations.js';
import { findParked, parkForLater, parkPoison, unparkUpTo } from './parked-events.js';
import { lockStreams, saveStreams, type LockedStreams, type StreamState } from './stream-states.js';
import { patienceFor, wants, type Subscription } from './subscription.js';

/** The inbox: each event of a stream (source and subject) takes effect once, in order, or waits where everybody sees it. */
export class Positions {
  /** @param subscriptions of one source there may be several: what one of them wants is handled */
  constructor(private readonly dataSource: DataSource, private readonly dispatcher: EventDispatcher, private readonly subscriptions: readonly Subscription[]) {}

  /**
   * Applies records of `source`'s topic in one transaction; row by row when one of them fails for its own sake,
   * and that one is parked with its reason.
   * @throws transient database errors: nothing is lost, the same records must be given again
   */
  async apply(source: string, records: readonly RawRecord[]): Promise<BatchOutcome> {
    try {
      return await inTransaction(this.dataSource, (tx) => this.takeAll(tx, source, records, 'apply'));
    } catch (error) {
      if (!failedForItsOwnSake(error)) throw error;
    }
    const outcome = await inTransaction(this.dataSource, (tx) => this.takeAll(tx, source, records, 'park'));
    const subjects = new Set(records.map((record) => decodeRecord(record)?.subject));
    for (const subject of subjects) if (subject !== undefined) add(outcome, await this.applyFollowing(source, subject));
    return outcome;
  }

  /** How long these records may wait for others to share a transaction with (ms); 0 when one of them is wanted now. */
  patienceFor(source: string, records: readonly RawRecord[]): number {
    return Math.min(...records.map((record) => {
      const event = decodeRecord(record);
      return event?.source === source ? patienceFor(this.subscriptions, event) : 0;
    }));
  }

  /**
   * A person has the event that holds this stream up handled again, and then what waits behind it.
   * @throws HandlerFailure with the new reason when it fails again; Error when nothing holds the stream up
   */
  async replayParked(source: string, subject: string): Promise<void> {
    await this.settleHeldUp(source, subject, (tx, event) => this.handle(tx, event));
  }

  /**
   * A person decides that the event that holds this stream up shall have no effect; it is kept as a dead letter.
   * @param why who decided and why: opaque id and code, no personal data
   * @throws Error when nothing holds the stream up
   */
  async skipParked(source: string, subject: string, why: string): Promise<void> {
    await this.settleHeldUp(source, subject, (tx, { headers, value, seq }) =>
      keepDeadLetter(tx, { topic: `skipped:${source}`, partition: 0, offset: String(seq), key: Buffer.from(subject), headers, value }, why),
    );
  }

  private async takeAll(tx: Transaction, source: string, records: readonly RawRecord[], mode: Mode): Promise<BatchOutcome> {
    const outcome = nothing();
    const events: ReceivedEvent[] = [];
    for (const record of records) {
      const event = decodeRecord(record);
      if (event?.source === source) events.push(event);
      else {
        outcome.dead += 1;
        await keepDeadLetter(tx, record, event ? `来源不符 / foreign source: ${event.source}` : '键或标头不可读 / unreadable key or headers');
      }
    }
    if (events.length === 0) return outcome;
    const streams = await lockStreams(tx, source, events.map((event) => event.subject));
    for (const event of events) await this.take(tx, streams, event, outcome, mode);
    await saveStreams(tx, streams);
    return outcome;
  }

  private async take(tx: Transaction, streams: LockedStreams, event: ReceivedEvent, outcome: BatchOutcome, mode: Mode): Promise<void> {
    const state = stateOf(streams, event.subject);
    if (event.incarnation < streams.incarnation) {
      outcome.refused += 1;
      return countRefused(tx, event.source, 1);
    }
    if (event.incarnation > streams.incarnation) {
      await learnIncarnation(tx, event.source, event.incarnation);
      streams.incarnation = event.incarnation;
    }
    if (event.seq <= state.lastSeq || event.seq === state.poison) outcome.repeated += 1;
    else if (mode === 'park' || event.seq > state.lastSeq + 1) {
      const next = state.lastSeq + 1;
      await parkForLater(tx, event, event.seq === next ? '逐条处理 / to be applied alone' : `等待 ${next} / waits for ${next}`);
      state.waiting = true;
      outcome.parked += 1;
    } else {
      await this.advance(tx, state, event, outcome);
      if (!state.waiting) return;
      await this.advanceThroughParked(tx, state, event.source, outcome);
      await unparkUpTo(tx, event.source, event.subject, state.lastSeq);
    }
  }

  private async advance(tx: Transaction, state: StreamState, event: ReceivedEvent, outcome: BatchOutcome): Promise<void> {
    if (this.subscriptions.some((one) => one.source === event.source && wants(one, event))) {
      await this.handle(tx, event);
      outcome.applied += 1;
    } else outcome.passedOver += 1;
    state.lastSeq = event.seq;
    state.moved = true;
  }

  private async advanceThroughParked(tx: Transaction, state: StreamState, source: string, outcome: BatchOutcome): Promise<void> {
    for (;;) {
      const next = await findParked(tx, source, state.subject, state.lastSeq + 1);
      if (next?.kind !== 'gap') return;
      await this.advance(tx, state, next.event, outcome);
    }
  }

  private async handle(tx: Transaction, event: ReceivedEvent): Promise<void> {
    if (!this.dispatcher.knows(event.type)) throw HandlerFailure.unknownType(event);
    let body: unknown;
    try {
      body = JSON.parse(event.value.toString('utf8'));
    } catch (error) {
      throw HandlerFailure.unparsable(event, error);
    }
    try {
      await this.dispatcher.dispatch(body, new EventContext(tx, event));
    } catch (error) {
      throw isTransient(error) ? error : HandlerFailure.thrown(event, error);
    }
  }

  /** What is parked next in this stream, and next after that, each in a transaction of its own, so that a failure names its event. */
  private async applyFollowing(source: string, subject: string): Promise<BatchOutcome> {
    const total = nothing();
    for (;;) {
      const trying: { event?: ReceivedEvent } = {};
      try {
        const outcome = await inTransaction(this.dataSource, async (tx) => {
          const { streams, state, next } = await this.nextParked(tx, source, subject);
          if (next?.kind !== 'gap') return undefined;
          trying.event = next.event;
          const part = nothing();
          await this.advance(tx, state, next.event, part);
          await this.settle(tx, streams, state);
          return part;
        });
        if (!outcome) return total;
        add(total, outcome);
      } catch (error) {
        const { event } = trying;
        if (!event || !failedForItsOwnSake(error)) throw error;
        await inTransaction(this.dataSource, (tx) => parkPoison(tx, event, error.message));
        total.parked += 1;
        return total;
      }
    }
  }

  private async settleHeldUp(source: string, subject: string, decide: (tx: Transaction, event: ReceivedEvent) => Promise<void>): Promise<void> {
    try {
      await inTransaction(this.dataSource, async (tx) => {
        const { streams, state, next } = await this.nextParked(tx, source, subject);
        if (next?.kind !== 'poison') throw new NothingHeldUp(source, subject);
        await decide(tx, next.event);
        state.lastSeq += 1;
        state.moved = true;
        await this.settle(tx, streams, state);
      });
    } catch (error) {
      if (error instanceof HandlerFailure) await inTransaction(this.dataSource, (tx) => parkPoison(tx, error.event, error.message));
      throw error;
    }
    await this.applyFollowing(source, subject);
  }

  private async nextParked(tx: Transaction, source: string, subject: string): Promise<{ streams: LockedStreams; state: StreamState; next: Awaited<ReturnType<typeof findParked>> }> {
    const streams = await lockStreams(tx, source, [subject]);
    const state = stateOf(streams, subject);
    return { streams, state, next: await findParked(tx, source, subject, state.lastSeq + 1) };
  }

  private async settle(tx: Transaction, streams: LockedStreams, state: StreamState): Promise<void> {
    await saveStreams(tx, streams);
    await unparkUpTo(tx, streams.source, state.subject, state.lastSeq);
  }
}

/** Nothing in this stream waits for a person's decision. */
export class NothingHeldUp extends Error {
  constructor(source: string, subject: string) {
    super(`没有待处理的事件 / nothing is held up: ${source} ${subject}`);
    this.name = 'NothingHeldUp';
  }
}

/** apply: what is next takes effect in this transaction · park: it is kept, to be applied alone */
type Mode = 'apply' | 'park';

function failedForItsOwnSake(error: unknown): error is HandlerFailure | SilentRollback {
  return error instanceof HandlerFailure || error instanceof SilentRollback;
}

function stateOf(streams: LockedStreams, subject: string): StreamState {
  const state = streams.bySubject.get(subject);
  if (!state) throw new Error(`position of ${streams.source} ${subject} is not locked`);
  return state;
}
