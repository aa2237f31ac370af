/** Reads what the installation's processes and servers have used so far. */
import { topicPrefix, topics } from '@guitu/stack/stack-names';
import { withAdmin } from '@guitu/stack/kafka/admin';
import type { RunningStack } from '@guitu/stack/start-stack';
import type { Databases } from '../../books/databases.js';
import { readProcesses, treeCpuMs } from './process-times.js';
import { treeMemory, type Memory } from './process-memory.js';
import { eachPart, subtract, type Counters, type CpuMs, type Part, type Usage } from './usage.js';

const COMPONENTS = ['departments', 'orchestrator', 'kafka', 'temporal', 'postgres'] as const satisfies readonly Part[];

export class Meter {
  private readonly brokers: string;

  constructor(private readonly stack: RunningStack, private readonly databases: Databases, private readonly floorPid: number) {
    this.brokers = stack.environment.GUITU_KAFKA_BROKERS ?? '';
  }

  /** What `work` used. Asking PostgreSQL and Kafka costs them something, so it is done outside the measured time. */
  async measure(work: () => Promise<unknown>): Promise<Usage> {
    const countersBefore = await this.counters();
    const before = { ms: performance.now(), cpu: await this.cpu() };
    await work();
    const after = { ms: performance.now(), cpu: await this.cpu() };
    return subtract({ ...after, counters: await this.counters() }, { ...before, counters: countersBefore });
  }

  /** Memory by part as it is now. */
  async memory(): Promise<Record<string, Memory>> {
    const sizes = COMPONENTS.map(async (name) => [name, await treeMemory(this.pid(name))] as const);
    return Object.fromEntries(await Promise.all(sizes));
  }

  private async cpu(): Promise<CpuMs> {
    const processes = await readProcesses();
    const { user, system } = process.cpuUsage();
    return eachPart((part) => {
      if (part === 'people') return (user + system) / 1_000;
      return treeCpuMs(part === 'floor' ? this.floorPid : this.pid(part), processes);
    });
  }

  private async counters(): Promise<Counters> {
    const [row] = await this.databases.rows<{ commits: string; wal: string }>('process', `
      select (select sum(xact_commit) from pg_stat_database where datname like 'guitu%') as commits,
             pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as wal`);
    const ends = await withAdmin(this.brokers, (admin) => Promise.all(topics.map((topic) => admin.fetchTopicOffsets(`${topicPrefix}.${topic}`))));
    return { commits: Number(row?.commits), walBytes: Number(row?.wal), records: ends.flat().reduce((sum, { offset }) => sum + Number(offset), 0) };
  }

  private pid(component: (typeof COMPONENTS)[number]): number {
    const { identity } = this.stack.component(component);
    if (identity === undefined) throw new Error(`${component} was not started here, so its processor time cannot be read: unset its address for the bench`);
    return identity.pid;
  }
}
