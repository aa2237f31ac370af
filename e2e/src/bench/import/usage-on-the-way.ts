/** What services and PostgreSQL use while one request is under way: processor time of both, memory of the services, and what others took of the machine meanwhile. */
import { availableParallelism } from 'node:os';
import type { Stage } from '../../play/stage.js';
import { machineTimes, readProcesses, treeCpuMs } from '../measure/process-times.js';
import { treeMemory } from '../measure/process-memory.js';

const EVERY_MS = 2_000;

export interface UsedOnTheWay {
  /** of all departments, CPU-s */
  readonly servicesCpu: number;
  /** of PostgreSQL, CPU-s */
  readonly postgresCpu: number;
  /** share of the machine's processors that neither of them used and that was not idle either, percent: Kafka, Temporal, other work */
  readonly othersPercent: number;
  readonly peakMb: number;
  /** resident, every two seconds, MB */
  readonly memory: readonly number[];
}

interface Reading { readonly at: number; readonly services: number; readonly postgres: number; readonly busy: number }

export class UsageOnTheWay {
  private readonly memory: number[] = [];
  private readonly looking: NodeJS.Timeout;

  private constructor(private readonly services: number, private readonly postgres: number, private readonly before: Reading) {
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
    const usage = new UsageOnTheWay(services, postgres, await read(services, postgres));
    await usage.look();
    return usage;
  }

  async stop(): Promise<UsedOnTheWay> {
    clearInterval(this.looking);
    await this.look();
    const [before, after] = [this.before, await read(this.services, this.postgres)];
    const [servicesCpu, postgresCpu] = [after.services - before.services, after.postgres - before.postgres];
    const others = after.busy - before.busy - servicesCpu - postgresCpu;
    return { servicesCpu, postgresCpu, othersPercent: Math.max(0, Math.round((others / ((after.at - before.at) * availableParallelism())) * 100)), peakMb: Math.max(...this.memory), memory: this.memory };
  }

  private async look(): Promise<void> {
    this.memory.push(Math.round((await treeMemory(this.services)).rssMb));
  }
}

/** All in seconds. */
async function read(services: number, postgres: number): Promise<Reading> {
  const [processes, { busyMs }] = await Promise.all([readProcesses(), machineTimes()]);
  return { at: performance.now() / 1_000, services: treeCpuMs(services, processes) / 1_000, postgres: treeCpuMs(postgres, processes) / 1_000, busy: busyMs / 1_000 };
}
