import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

/** Pause between two looks (ms). */
const LOOK_EVERY = 1_000;

/** Does the work of the bell's outside part, over and over; one failure only delays it. */
export class DeliveryLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Deliveries');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();
  private stopping = false;

  /** @param work in this order, each until nothing is left to do now */
  constructor(private readonly work: readonly { execute(): Promise<unknown> }[]) {}

  onApplicationBootstrap(): void {
    this.next();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  async look(): Promise<void> {
    for (const one of this.work) {
      // what a database or vendor says may name people
      await one.execute().catch((error: unknown) => this.logger.warn(`postponed: ${error instanceof Error ? error.name : 'failure'}`));
    }
  }

  private next(): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.looking = this.look().finally(() => this.next());
    }, LOOK_EVERY);
  }
}
