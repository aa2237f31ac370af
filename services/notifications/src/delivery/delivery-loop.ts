import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

/** Pause between two looks (ms). */
const LOOK_EVERY = 1_000;

/** Does the work of the bell's outside part, over and over; one failure only delays it. */
export class DeliveryLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Deliveries');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();
  private stopping = false;

  /** @param work in this order, each until nothing is left to do now · @param lookEvery ms; null: only when it is told to */
  constructor(private readonly work: readonly { execute(): Promise<number> }[], private readonly lookEvery: number | null = LOOK_EVERY) {}

  onApplicationBootstrap(): void {
    this.next();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** @returns how much was done */
  async look(): Promise<number> {
    let done = 0;
    for (const one of this.work) {
      done += await one.execute().catch((error: unknown) => {
        // what a database or vendor says may name people
        this.logger.warn(`postponed: ${error instanceof Error ? error.name : 'failure'}`);
        return 0;
      });
    }
    return done;
  }

  private next(): void {
    if (this.stopping || this.lookEvery === null) return;
    this.timer = setTimeout(() => {
      this.looking = this.look().finally(() => this.next());
    }, this.lookEvery);
  }
}
