import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from './command.js';
import { keepReply, takeKey, type RequestIdentity } from './idempotency.js';

/** A command that came in over HTTP with an Idempotency-Key. */
export class HttpCommand implements Command {
  readonly via = 'desk';
  /** The handler went through `run`; a mutating route that did not is a defect. */
  ran = false;
  /** The reply is that of an earlier request. */
  replayed = false;

  constructor(private readonly database: Database, readonly actor: Actor, private readonly request: RequestIdentity, readonly traceparent?: string) {}

  async run<T extends object>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.ran = true;
    return this.database.transaction(async (tx) => {
      const before = await takeKey(tx, this.request);
      this.replayed = before !== undefined;
      if (before !== undefined) return before as T;
      const reply = await work(tx);
      await keepReply(tx, this.request, reply);
      return reply;
    });
  }
}
