/** How slow a link is; a piece of data arrives after the delay, and after the ones before it have passed. */
export interface LinkSpeed {
  readonly delayMs: number;
  readonly bytesPerSecond?: number;
}

/** One direction of a connection: what is sent arrives in order, however the speed changes meanwhile. */
export class Link {
  /** when the last piece under way arrives (performance.now()) */
  private busyUntil = 0;
  private underWay = 0;

  constructor(private readonly arrive: (data: Buffer) => void) {}

  /** @returns whether it was held back */
  send(data: Buffer, speed: LinkSpeed | null): boolean {
    const now = performance.now();
    if (speed === null && this.underWay === 0) {
      this.arrive(data);
      return false;
    }
    const passing = speed?.bytesPerSecond === undefined ? 0 : (data.length / speed.bytesPerSecond) * 1_000;
    this.busyUntil = Math.max(this.busyUntil, now + (speed?.delayMs ?? 0)) + passing;
    this.underWay += 1;
    setTimeout(() => {
      this.underWay -= 1;
      this.arrive(data);
    }, this.busyUntil - now);
    return true;
  }
}
