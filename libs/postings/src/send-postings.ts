import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { claimPosting, handOver, putBack, setAside, stillClaimed } from './claim-posting.js';
import { BookingRefused, connectorFor, type Connector } from './connector.js';
import { bookPosting } from './order-posting.js';
import { nextOf, type Answer, type Next } from './posting.rules.js';
import { requestOf, type PostingRow } from './posting-row.js';

export interface SendOptions {
  readonly database: Database;
  readonly connectors: readonly Connector[];
  readonly clock: () => number;
  /** no answer by then is silence (ms); shorter than a claim lasts */
  readonly answerWithin: number;
  /** Told in the transaction that ends it (booked, refused) what became of a posting. */
  readonly ended: (tx: Transaction, postingId: string) => Promise<void>;
}

/** Hands queued postings over to the systems that book them. Asks by key before it repeats; replicas share the work. */
export class SendPostings {
  constructor(private readonly options: SendOptions) {}

  /** @returns how many were handled */
  async execute(): Promise<number> {
    const { database, clock } = this.options;
    for (let count = 0; ; count += 1) {
      const one = await database.transaction((tx) => claimPosting(tx, clock()));
      if (one === undefined) return count;
      await this.attempt(one);
    }
  }

  private async attempt(one: PostingRow): Promise<void> {
    const connector = connectorFor(this.options.connectors, one.company_code, one.kind);
    if (connector === undefined) return this.settle(one, { to: 'unknown', reason: 'no-connector' });
    const repeated = one.handed_at !== null;
    const about = { attempts: one.attempts, repeated, keysAreUnique: connector.keysAreUnique };
    const first: Next = repeated ? nextOf(await this.ask(connector, one), about) : { to: 'send' };
    if (first.to !== 'send') return this.settle(one, first);
    if (!(await this.options.database.transaction((tx) => handOver(tx, one, this.options.clock())))) return;
    return this.settle(one, nextOf(await this.send(connector, one), about));
  }

  private ask(connector: Connector, { company_code, kind, external_key }: PostingRow): Promise<Answer> {
    return this.inTime(connector.find(company_code, kind, external_key).then((no): Answer => (no === null ? { is: 'absent' } : { is: 'found', voucherNo: no })));
  }

  private send(connector: Connector, posting: PostingRow): Promise<Answer> {
    return this.inTime(connector.book(requestOf(posting)).then((voucherNo): Answer => ({ is: 'found', voucherNo })));
  }

  /** Silence is an answer of its own: it says nothing about what was done. */
  private async inTime(answer: Promise<Answer>): Promise<Answer> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<Answer>((resolve) => {
      timer = setTimeout(() => resolve({ is: 'silent' }), this.options.answerWithin);
    });
    return Promise.race([answer.catch((error: unknown): Answer => (error instanceof BookingRefused ? { is: 'refused', code: error.code } : { is: 'silent' })), silence]).finally(() => clearTimeout(timer));
  }

  private async settle(claimed: PostingRow, next: Next): Promise<void> {
    await this.options.database.transaction(async (tx) => {
      const one = await stillClaimed(tx, claimed);
      if (one === undefined) return;
      if (next.to === 'later') return putBack(tx, one, this.options.clock() + next.waitMs);
      if (next.to === 'booked') {
        // a number that is another posting's cannot be this one's: a person looks
        if (!(await bookPosting(tx, one, next.voucherNo, null))) return setAside(tx, one, 'unknown', 'voucher-taken');
      } else if (next.to !== 'send') await setAside(tx, one, next.to, next.reason);
      if (next.to !== 'unknown') await this.options.ended(tx, one.id);
    });
  }
}
