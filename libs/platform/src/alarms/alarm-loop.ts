import { MOST_ALARMS } from '@guitu/contracts/http/alarms';
import { LookAgain } from '../service/look-again.js';
import type { ServiceConfig } from '../service/service-config.js';
import { tellAlarms } from './tell-alarms.js';
import type { Watch } from './watch.js';

/** Pause between two looks (ms). */
const LOOK_EVERY = 60_000;

/** Looks around in its service once a minute and tells notifications; without an address of it nobody could be told. */
export class AlarmLoop extends LookAgain {
  private readonly watches: Watch[] = [];

  constructor(private readonly config: Pick<ServiceConfig, 'name' | 'peers' | 'internalToken'>) {
    super('Alarms', config.peers['notifications'] === undefined ? null : LOOK_EVERY);
  }

  add(...watches: readonly Watch[]): void {
    this.watches.push(...watches);
  }

  protected lookOnce(): Promise<void> {
    return this.look();
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
}
