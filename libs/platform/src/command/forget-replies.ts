import { Database } from '@guitu/persistence/database';
import { Injectable } from '@nestjs/common';
import { LookAgain } from '../service/look-again.js';

/** No client retries after so long; until then a repeated key gets its first reply. */
export const REPLIES_KEPT_DAYS = 14;
const LOOK_EVERY = 3_600_000;

/** Keeps the ledger of replies from growing for ever. */
@Injectable()
export class ForgetReplies extends LookAgain {
  constructor(private readonly database: Database) {
    super('ForgetReplies', LOOK_EVERY);
  }

  protected lookOnce(): Promise<void> {
    return this.look();
  }

  async look(): Promise<void> {
    await this.database.query(`delete from idempotency where created_at < clock_timestamp() - make_interval(days => $1)`, [REPLIES_KEPT_DAYS]);
  }
}
