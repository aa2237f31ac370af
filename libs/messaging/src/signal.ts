/** A bell that is not missed when nobody waits: the next wait returns at once. */
export class Signal {
  private rung = false;
  private wakeUp: (() => void) | undefined;

  set(): void {
    this.rung = true;
    this.wakeUp?.();
  }

  /** Returns when the bell rings, or after `timeout` ms. */
  async wait(timeout: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeout);
        this.wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wakeUp = undefined;
    }
    this.rung = false;
  }
}
