/** How slow a link is; a piece of data arrives after the delay, and after the ones before it have passed. */
export interface LinkSpeed {
  readonly delayMs: number;
  readonly bytesPerSecond?: number;
}

/** One direction of a connection: what is sent arrives in order, however the speed changes meanwhile. */
export class Link {
  /** oldest first, each with when it arrives (performance.now()) */
  private readonly underWay: { readonly at: number; readonly data: Buffer }[] = [];

  constructor(private readonly arrive: (data: Buffer) => void) {}

  /** @returns whether it was held back */
  send(data: Buffer, speed: LinkSpeed | null): boolean {
    const now = performance.now();
    if (speed === null && this.underWay.length === 0) {
      this.arrive(data);
      return false;
    }
    const passing = speed?.bytesPerSecond === undefined ? 0 : (data.length / speed.bytesPerSecond) * 1_000;
    const at = Math.max(this.underWay.at(-1)?.at ?? 0, now + (speed?.delayMs ?? 0)) + passing;
    this.underWay.push({ at, data });
    if (this.underWay.length === 1) this.wait();
    return true;
  }

  /** One timer, for the oldest: two that end in the same millisecond may fire in either order. */
  private wait(): void {
    const [oldest] = this.underWay;
    if (oldest === undefined) return;
    setTimeout(() => {
      this.underWay.shift();
      this.arrive(oldest.data);
      this.wait();
    }, Math.max(0, oldest.at - performance.now()));
  }
}
