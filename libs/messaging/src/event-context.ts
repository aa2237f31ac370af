import type { Transaction } from '@guitu/persistence/transaction';
import type { ReceivedEvent } from './event-record.js';

/** Second argument of an event handler: the transaction that also moves the position, and what the headers say. */
export class EventContext {
  readonly source: string;
  readonly subject: string;
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  /** When the producer's database recorded it. */
  readonly time: Date;
  readonly headers: Readonly<Record<string, string>>;
  /** Departments that need it; undefined: everybody. */
  readonly addressedTo: readonly string[] | undefined;

  constructor(readonly tx: Transaction, event: ReceivedEvent) {
    this.source = event.source;
    this.subject = event.subject;
    this.seq = event.seq;
    this.id = event.id;
    this.type = event.type;
    this.time = event.time;
    this.headers = event.headers;
    this.addressedTo = event.addressedTo;
  }
}

/** Port between positions and whoever handles events. */
export interface EventDispatcher {
  knows(type: string): boolean;
  /** Resolves when the handler is done; rejects with the handler's own error. */
  dispatch(body: unknown, context: EventContext): Promise<void>;
}
