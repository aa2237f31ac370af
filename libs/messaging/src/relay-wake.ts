import type { DataSource } from 'typeorm';

/** PostgreSQL channel on which replicas wake the one that sends. */
export const WAKE_CHANNEL = 'guitu_journal';
/** At most one NOTIFY in this time (ms), whatever the load: fifty a second. */
const NOTIFY_EVERY = 20;

/**
 * Tells the relay that something was committed: directly when this process sends, else by a coalesced NOTIFY.
 * The NOTIFY runs on its own autocommit connection, because inside a command's transaction it would serialise all commits.
 * It may get lost; the relay's sweep finds the row within a second all the same.
 */
export class RelayWake {
  private local: (() => void) | undefined;
  private pending = false;
  private lastNotify = -Infinity;

  constructor(private readonly dataSource: DataSource) {}

  wake(): void {
    if (this.local) return this.local();
    if (this.pending) return;
    const wait = this.lastNotify + NOTIFY_EVERY - performance.now();
    if (wait <= 0) return this.notify();
    this.pending = true;
    setTimeout(() => {
      this.pending = false;
      this.notify();
    }, wait).unref();
  }

  private notify(): void {
    this.lastNotify = performance.now();
    this.dataSource.query(`notify ${WAKE_CHANNEL}`).catch(() => undefined);
  }

  /** The relay of this process leads from now on and is woken without the database. */
  attach(listener: () => void): void {
    this.local = listener;
  }

  detach(): void {
    this.local = undefined;
  }
}
