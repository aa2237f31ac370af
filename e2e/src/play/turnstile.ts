/** So many stories are played at once and no more: people who must wait for each other's requests would be late by the machine's doing. */
export class Turnstile {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Does the work as soon as there is room. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }
}

/** Stories at once on the two cores of the smallest machine this is meant for. */
export const AT_ONCE = 16;
