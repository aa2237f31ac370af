/** What services and PostgreSQL use while one request is under way: processor time of both, memory of the services. */
import type { Stage } from '../../play/stage.js';
import { readProcesses, treeCpuMs } from '../measure/process-times.js';
import { treeMemory } from '../measure/process-memory.js';

const EVERY_MS = 2_000;

export interface UsedOnTheWay { readonly cpuSeconds: number; readonly peakMb: number; /** resident, every two seconds, MB */ readonly memory: readonly number[] }

export class UsageOnTheWay {
  private readonly memory: number[] = [];
  private readonly looking: NodeJS.Timeout;

  private constructor(private readonly services: number, private readonly postgres: number, private readonly cpuBefore: number) {
    this.looking = setInterval(() => void this.look(), EVERY_MS);
  }

  /** @throws Error where the stage's servers are not its own */
  static async start(stage: Stage): Promise<UsageOnTheWay> {
    const pid = (component: string): number => {
      const identity = stage.stack?.component(component).identity;
      if (identity === undefined) throw new Error(`${component} was not started here, so what it uses cannot be read`);
      return identity.pid;
    };
    const [services, postgres] = [pid('departments'), pid('postgres')];
    const usage = new UsageOnTheWay(services, postgres, await cpuSeconds(services, postgres));
    await usage.look();
    return usage;
  }

  async stop(): Promise<UsedOnTheWay> {
    clearInterval(this.looking);
    await this.look();
    return { cpuSeconds: (await cpuSeconds(this.services, this.postgres)) - this.cpuBefore, peakMb: Math.max(...this.memory), memory: this.memory };
  }

  private async look(): Promise<void> {
    this.memory.push(Math.round((await treeMemory(this.services)).rssMb));
  }
}

async function cpuSeconds(...roots: readonly number[]): Promise<number> {
  const processes = await readProcesses();
  return roots.reduce((sum, root) => sum + treeCpuMs(root, processes), 0) / 1_000;
}
