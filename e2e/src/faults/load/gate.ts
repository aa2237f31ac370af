/** Where all requests of a load pass: closed, nothing goes out, and who closed it knows when the last one under way has ended. */
export class LoadOver extends Error {}

export class Gate {
  private opened: Promise<void> = Promise.resolve();
  private letIn: () => void = () => undefined;
  private inside = 0;
  private emptied: () => void = () => undefined;
  private over = false;

  /** Waits until it is open. @throws LoadOver when the load has ended */
  async pass(): Promise<void> {
    await this.opened;
    if (this.over) throw new LoadOver('the load is over');
    this.inside += 1;
  }

  leave(): void {
    this.inside -= 1;
    if (this.inside === 0) this.emptied();
  }

  /** Lets nobody in any more; resolves when all are out. */
  async close(): Promise<void> {
    this.opened = new Promise((resolve) => (this.letIn = resolve));
    if (this.inside > 0) await new Promise<void>((resolve) => (this.emptied = resolve));
    this.emptied = () => undefined;
  }

  open(): void {
    this.letIn();
  }

  /** For good: who waits, and who comes, is sent away. */
  end(): void {
    this.over = true;
    this.letIn();
  }
}
