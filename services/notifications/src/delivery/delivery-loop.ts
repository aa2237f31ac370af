import { LookAgain } from '@guitu/platform/service/look-again';

/** Pause between two looks (ms). */
const LOOK_EVERY = 1_000;

/** Does the work of the bell's outside part, over and over; one failure only delays it. */
export class DeliveryLoop extends LookAgain {
  /** @param work in this order, each until nothing is left to do now · @param lookEvery ms; null: only when it is told to */
  constructor(private readonly work: readonly { execute(): Promise<number> }[], lookEvery: number | null = LOOK_EVERY) {
    super('Deliveries', lookEvery);
  }

  protected lookOnce(): Promise<number> {
    return this.look();
  }

  /** @returns how much was done; what one part could not do keeps none of the others */
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
}
