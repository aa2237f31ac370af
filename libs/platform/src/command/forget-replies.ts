import { Database } from '@guitu/persistence/database';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

/** No client retries after so long; until then a repeated key gets its first reply. */
export const REPLIES_KEPT_DAYS = 14;
const LOOK_EVERY = 3_600_000;

/** Keeps the ledger of replies from growing for ever. */
@Injectable()
export class ForgetReplies implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('ForgetReplies');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking = this.look().catch((error: unknown) => this.logger.warn(String(error)));
    }, LOOK_EVERY);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  async look(): Promise<void> {
    await this.database.query(`delete from idempotency where created_at < clock_timestamp() - make_interval(days => $1)`, [REPLIES_KEPT_DAYS]);
  }
}
