/** Records that nobody waits for: they lie here until a batch of their partition is wanted, or their time has come, and share a transaction. */
import type { RawRecord } from './event-record.js';

/** The held records of one partition, oldest first. */
export interface HeldPartition { readonly source: string; readonly topic: string; readonly partition: number; readonly records: readonly RawRecord[] }

/** More are not held: what is read again after a kill stays small. */
const MOST_RECORDS = 500;

export class HeldRecords {
  private readonly partitions = new Map<string, HeldPartition>();
  private applying: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private dueAt = Infinity;
  private count = 0;

  /** @param apply applies records of one source, of several partitions; when it throws the process does not live on */
  constructor(private readonly apply: (partitions: readonly HeldPartition[]) => Promise<void>) {}

  get isFull(): boolean {
    return this.count >= MOST_RECORDS;
  }

  /** Holds the next records of a partition for at most `patience` ms. */
  hold({ source, topic, partition, records }: HeldPartition, patience: number): void {
    const key = keyOf(topic, partition);
    this.partitions.set(key, { source, topic, partition, records: [...(this.partitions.get(key)?.records ?? []), ...records] });
    this.count += records.length;
    this.schedule(performance.now() + patience);
  }

  /** What is held of a partition, now the caller's to apply; whatever of it is being applied is done before. */
  async take(topic: string, partition: number): Promise<readonly RawRecord[]> {
    while (this.applying !== undefined) await this.applying;
    const held = this.partitions.get(keyOf(topic, partition));
    if (held === undefined) return [];
    this.partitions.delete(keyOf(topic, partition));
    this.count -= held.records.length;
    return held.records;
  }

  /** Applies all that is held, one transaction for each source. */
  async flush(): Promise<void> {
    while (this.applying !== undefined) await this.applying;
    clearTimeout(this.timer);
    [this.timer, this.dueAt] = [undefined, Infinity];
    const held = [...this.partitions.values()];
    if (held.length === 0) return;
    this.partitions.clear();
    this.count = 0;
    const applying = this.applyEach(held).finally(() => {
      this.applying = undefined;
    });
    this.applying = applying;
    await applying;
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private async applyEach(held: readonly HeldPartition[]): Promise<void> {
    for (const source of new Set(held.map((one) => one.source))) await this.apply(held.filter((one) => one.source === source));
  }

  private schedule(at: number): void {
    if (at >= this.dueAt) return;
    clearTimeout(this.timer);
    this.dueAt = at;
    this.timer = setTimeout(() => void this.flush().catch(() => undefined), at - performance.now()).unref();
  }
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;
