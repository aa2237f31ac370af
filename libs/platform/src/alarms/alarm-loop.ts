import { MOST_ALARMS } from '@guitu/contracts/http/alarms';
import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { ServiceConfig } from '../service/service-config.js';
import { tellAlarms } from './tell-alarms.js';
import type { Watch } from './watch.js';

/** Pause between two looks (ms). */
const LOOK_EVERY = 60_000;

/** Looks around in its service once a minute and tells notifications; without an address of it nobody could be told. */
export class AlarmLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Alarms');
  private readonly watches: Watch[] = [];
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(private readonly config: Pick<ServiceConfig, 'name' | 'peers' | 'internalToken'>) {}

  add(...watches: readonly Watch[]): void {
    this.watches.push(...watches);
  }

  onApplicationBootstrap(): void {
    if (this.config.peers['notifications'] !== undefined) this.next();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** One look of every watch; one that fails, or is not heard, says the same at the next. */
  async look(): Promise<void> {
    const { name, peers, internalToken } = this.config;
    const notifications = peers['notifications'];
    if (notifications === undefined) return;
    for (const watch of this.watches) {
      try {
        const wrong = (await watch.look()).slice(0, MOST_ALARMS);
        await tellAlarms(notifications, internalToken, { source: `${name}.${watch.name}`, kinds: [...watch.kinds], wrong: [...wrong] });
      } catch (error) {
        this.logger.warn(`${watch.name}: nobody told, again in a minute: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  private next(): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.looking = this.look().finally(() => this.next());
    }, LOOK_EVERY);
  }
}
