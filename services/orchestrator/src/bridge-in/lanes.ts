/** Who is served next: one return at a time each, many returns at once, bulk behind people. */

export type Lane = 'people' | 'bulk';

/** Returns in work at the same time; of those at most this many from bulk. */
const AT_ONCE = 24;
const BULK_AT_ONCE = 4;

export class Lanes {
  private readonly waiting: Record<Lane, Set<string>> = { people: new Set(), bulk: new Set() };
  private readonly working = new Map<string, { lane: Lane; again: Lane | undefined }>();
  private emptied: (() => void)[] = [];
  private stopped = false;

  /** @param work must not throw */
  constructor(private readonly work: (subject: string) => Promise<void>) {}

  /** Serves a return as soon as it is its turn; once more if it is being served. */
  offer(subject: string, lane: Lane): void {
    if (this.stopped) return;
    const current = this.working.get(subject);
    if (current) current.again = current.again === 'people' ? 'people' : lane;
    else {
      if (lane === 'people') this.waiting.bulk.delete(subject);
      if (lane === 'people' || !this.waiting.people.has(subject)) this.waiting[lane].add(subject);
      this.serve();
    }
  }

  /** Takes nothing new and resolves when what is in work is done. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.waiting.people.clear();
    this.waiting.bulk.clear();
    if (this.working.size > 0) await new Promise<void>((resolve) => this.emptied.push(resolve));
  }

  private serve(): void {
    while (this.working.size < AT_ONCE) {
      const lane: Lane = this.waiting.people.size > 0 ? 'people' : 'bulk';
      if (lane === 'bulk' && this.inBulk() >= BULK_AT_ONCE) return;
      const [subject] = this.waiting[lane];
      if (subject === undefined) return;
      this.waiting[lane].delete(subject);
      this.working.set(subject, { lane, again: undefined });
      void this.work(subject).finally(() => this.done(subject));
    }
  }

  private done(subject: string): void {
    const again = this.working.get(subject)?.again;
    this.working.delete(subject);
    if (again) this.offer(subject, again);
    this.serve();
    if (this.working.size === 0) this.emptied.splice(0).forEach((resolve) => resolve());
  }

  private inBulk(): number {
    return [...this.working.values()].filter(({ lane }) => lane === 'bulk').length;
  }
}
