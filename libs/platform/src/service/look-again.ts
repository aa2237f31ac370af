import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

/**
 * Looks whether there is something to do, again and again, from the start of a service to its end. A look begins when the one
 * before is over and the pause has passed, so two never run at once; a failed one is told and only delays what it left; the
 * end of the service waits for the look that has begun.
 */
export abstract class LookAgain implements OnApplicationBootstrap, BeforeApplicationShutdown {
  protected readonly logger: Logger;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private stopping = false;

  /** @param name in the log · @param every pause between two looks (ms); null: only when somebody calls `look` */
  constructor(name: string, private readonly every: number | null) {
    this.logger = new Logger(name);
  }

  /** The service ends: a look of many parts begins no further one. */
  protected get ending(): boolean {
    return this.stopping;
  }

  /** One look; rejects when it could not be finished. */
  protected abstract lookOnce(): Promise<unknown>;

  /** What the log says of a failed look; a database's or vendor's own words may name people, so a look among personal data says less. */
  protected told(error: unknown): string {
    return String(error);
  }

  onApplicationBootstrap(): void {
    this.wait();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private wait(): void {
    if (this.stopping || this.every === null) return;
    this.timer = setTimeout(() => {
      this.looking = this.lookOnce().then(() => undefined, (error: unknown) => this.logger.warn(`postponed: ${this.told(error)}`)).finally(() => this.wait());
    }, this.every);
  }
}
