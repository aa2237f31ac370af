/** Reads what the installation's processes and servers have used so far. */
import type { RunningStack } from '@guitu/stack/start-stack';
import { readProcesses, treeCpuMs } from './process-times.js';
import { treeMemory, type Memory } from './process-memory.js';
import type { ServerBooks } from './server-books.js';
import { eachPart, subtract, type CpuMs, type Part, type Usage } from './usage.js';

type Component = Exclude<Part, 'floor' | 'people'>;

export class Meter {
  /** @param temporalPids of a Temporal that is not the installation's own: the server, and the PostgreSQL that is its alone */
  constructor(private readonly stack: RunningStack, private readonly books: ServerBooks, private readonly floorPid: number, private readonly temporalPids: readonly number[] | null) {}

  /** What `work` used. Asking PostgreSQL and Kafka costs them something, so it is done outside the measured time. */
  async measure(work: () => Promise<unknown>): Promise<Usage> {
    const countersBefore = await this.books.counters();
    const before = { ms: performance.now(), cpu: await this.cpu() };
    await work();
    const after = { ms: performance.now(), cpu: await this.cpu() };
    return subtract({ ...after, counters: await this.books.counters() }, { ...before, counters: countersBefore });
  }

  /** Memory of everything that runs of the installation, its gateway and the trial's ERP too, as it is now. */
  async memory(): Promise<Record<string, Memory>> {
    const running = this.stack.components.flatMap(({ name, identity }) => (identity === undefined ? [] : [{ name, pid: identity.pid }]));
    const beside = (this.temporalPids ?? []).map((pid, index) => ({ name: ['temporal', 'temporal’s PostgreSQL'][index] ?? `temporal ${index}`, pid }));
    return Object.fromEntries(await Promise.all([...running, ...beside].map(async ({ name, pid }) => [name, await treeMemory(pid)] as const)));
  }

  private async cpu(): Promise<CpuMs> {
    const processes = await readProcesses();
    const { user, system } = process.cpuUsage();
    return eachPart((part) => {
      if (part === 'people') return (user + system) / 1_000;
      if (part === 'floor') return treeCpuMs(this.floorPid, processes);
      const roots = part === 'temporal' && this.temporalPids !== null ? this.temporalPids : [this.pid(part)];
      return roots.reduce((sum, root) => sum + treeCpuMs(root, processes), 0);
    });
  }

  private pid(component: Component): number {
    const { identity } = this.stack.component(component);
    if (identity === undefined) throw new Error(`${component} was not started here, so its processor time cannot be read: unset its address for the bench`);
    return identity.pid;
  }
}
