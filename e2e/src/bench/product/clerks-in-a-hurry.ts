/** The departments' people without think time: each does the next thing as soon as it is on the desk. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandKind } from '@guitu/contracts/http/command-routes';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { ReturnStatus } from '@guitu/contracts/status';
import type { TaskStatement } from '@guitu/contracts/task';
import { SERVED_DESKS, type ServedDesk } from '@guitu/contracts/vocabulary';
import { DEMO_PLANT } from '@guitu/identity/demo-people';
import type { Answer, DeskApi } from '../../desk-api.js';
import { personFor } from '../../people.js';
import { HABITS } from '../../stories/clerk-habits.js';
import type { DrivenReturn, ReturnPath, Stop } from './return-path.js';

const STOP_LIMIT_MS = 30_000;
const LEARN_LOOK_MS = 100;
const INSIST_LIMIT_MS = 60_000;
const INSIST_EVERY_MS = 20;
const LINE = { item: 'PUMP-40', qty: '12', unit: 'pcs' as const };
/** Whose goods they are: everybody's the same, where nothing depends on it. */
export interface Goods { readonly customerCode: string; readonly batch: string }
export const SAME_GOODS: Goods = { customerCode: 'C0123', batch: 'B2610' };
/** How people look whether there is something to do: first after so long, then after pauses that grow up to a limit (ms). */
export interface Pace { readonly first: number; readonly growth: number; readonly most: number }
const ATTRS = { requestType: 'return', channel: 'direct', reason: 'defect' } as const;

export class ClerksInAHurry {
  constructor(private readonly api: DeskApi, private readonly runId: string) {}

  /** Takes one return through, looking at every desk, and tells which way it went. */
  async learn(): Promise<ReturnPath> {
    const { returnNo } = (await this.register('learn')).fact;
    const path: Stop[] = [];
    const deadline = Date.now() + 2 * STOP_LIMIT_MS;
    while (!(await this.isClosed(returnNo))) {
      if (Date.now() > deadline) throw new Error(`${returnNo} did not come to its end; so far ${path.map(({ taskId }) => taskId).join(', ') || 'nothing'} was done`);
      for (const desk of SERVED_DESKS) {
        for (const task of await this.tasks(desk, returnNo)) {
          if (path.some(({ taskId }) => taskId === task.taskId)) continue;
          await this.record(desk, task);
          path.push({ desk, taskId: task.taskId, accepts: task.accepts, body: bodyFor(task) });
        }
      }
      await pause(LEARN_LOOK_MS);
    }
    return path;
  }

  /** Takes one return along a known path; each next person looks at that pace until the task is there. */
  async drive(name: string, path: ReturnPath, pace: Pace): Promise<DrivenReturn> {
    const acks: DrivenReturn['acks'][number][] = [];
    const steps: DrivenReturn['steps'][number][] = [];
    let looks = 0;
    const timed = async (kind: Stop['accepts'], command: () => Promise<RecordedFact>): Promise<{ recorded: RecordedFact; sentAt: number; at: number }> => {
      const sentAt = performance.now();
      const recorded = await command();
      const at = performance.now();
      acks.push({ kind, ms: at - sentAt });
      return { recorded, sentAt, at };
    };
    let last = await timed('register', () => this.register(name));
    const { returnNo } = last.recorded.fact;
    const lookFor = async <T>(what: string, look: () => Promise<T | null>): Promise<T> => {
      const deadline = Date.now() + STOP_LIMIT_MS;
      for (let wait = pace.first; ; wait = Math.min(pace.most, wait * pace.growth)) {
        await pause(wait);
        looks += 1;
        const found = await look();
        if (found !== null) return found;
        if (Date.now() > deadline) throw new Error(`${returnNo}: ${what} did not come within ${STOP_LIMIT_MS / 1_000} s`);
      }
    };
    for (const { desk, taskId, accepts } of path) {
      const task = await lookFor(`${taskId} at ${desk}`, async () => (await this.tasks(desk, returnNo)).find((one) => one.taskId === taskId) ?? null);
      // A task that an earlier fact opened was only waiting for its turn.
      if (task.openedAt >= last.recorded.fact.recordedAt) steps.push({ kind: accepts, ms: performance.now() - last.at, sinceSentMs: performance.now() - last.sentAt });
      last = await timed(accepts, () => this.record(desk, task));
    }
    await lookFor('its end', async () => ((await this.isClosed(returnNo)) ? returnNo : null));
    return { returnNo, acks, steps, looks };
  }

  /**
   * Registers a return of another procedure with the same steps and takes it along the path until the first task of this kind
   * waits. Asks again whatever is refused or lost, with the same keys: servers may be away meanwhile. @returns its number
   */
  async upTo(name: string, policyKey: string, path: ReturnPath, kind: Stop['accepts']): Promise<string> {
    const { returnNo } = (await insist(() => this.register(name, policyKey))).fact;
    for (const { desk, taskId, accepts } of path) {
      const task = await insist(async () => {
        const found = (await this.tasks(desk, returnNo)).find((one) => one.taskId === taskId);
        if (found === undefined) throw new Error(`${returnNo}: ${taskId} did not come to ${desk}`);
        return found;
      });
      if (accepts === kind) return returnNo;
      await insist(() => this.record(desk, task));
    }
    throw new Error(`${kind} is not on the path`);
  }

  /** Registers a return and takes it so many stops along the path; there it waits. Asks again whatever is refused or lost. @returns its number */
  async leaveOpen(name: string, stops: ReturnPath, pace: Pace, goods: Goods): Promise<string> {
    const { returnNo } = (await insist(() => this.register(name, 'headline', goods))).fact;
    for (const { desk, taskId } of stops) {
      const deadline = Date.now() + INSIST_LIMIT_MS;
      for (let wait = pace.first; ; wait = Math.min(pace.most, wait * pace.growth)) {
        await pause(wait);
        const task = (await this.tasks(desk, returnNo).catch(() => [])).find((one) => one.taskId === taskId);
        if (task !== undefined) {
          await insist(() => this.record(desk, task));
          break;
        }
        if (Date.now() > deadline) throw new Error(`${returnNo}: ${taskId} did not come to ${desk}`);
      }
    }
    return returnNo;
  }

  /** One look at a desk, as the people of a return do it. */
  async tasks(desk: ServedDesk, returnNo: string): Promise<TaskStatement[]> {
    const found = await this.api.tasks(desk, personFor('gm'), `returnNo=${returnNo}&state=open`);
    if (found === null) throw new Error(`${desk} cannot say what is on its desk`);
    return found;
  }

  private async register(name: string, policyKey = 'headline', { customerCode, batch }: Goods = SAME_GOODS): Promise<RecordedFact> {
    const key = `${this.runId}-${name}`;
    const body = { plantCode: DEMO_PLANT, customerCode, policyKey, lines: [{ ...LINE, batch }], attrs: ATTRS, forms: [], sourceSystem: 'bench', externalId: key };
    return taken(await this.api.register(personFor('sales'), body, key));
  }

  private async record(desk: ServedDesk, task: TaskStatement): Promise<RecordedFact> {
    const key = `${this.runId}-${task.returnNo}-${task.taskId}`.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 120);
    return taken(await this.api.record(desk, task.accepts as CommandKind, task.returnNo, personFor(task.owner.role), bodyFor(task), key));
  }

  private async isClosed(returnNo: string): Promise<boolean> {
    const { status, body } = await this.api.get<{ status: ReturnStatus | null }>('returns', `/returns/${returnNo}`, personFor('sales'));
    return status === 200 && body.status?.closed === true;
  }
}

/** Until it succeeds, for a minute. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + INSIST_LIMIT_MS; ; await pause(INSIST_EVERY_MS)) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

function bodyFor(task: TaskStatement): unknown {
  const habit = HABITS[task.accepts];
  if (habit === undefined) throw new Error(`nobody knows how to do ${task.accepts} (${task.taskId})`);
  return { taskId: task.taskId, taskRev: task.rev, scope: task.scope, ...habit(task) };
}

function taken({ status, body }: Answer<RecordedFact>): RecordedFact {
  if (status !== 201) throw new Error(`a command was refused: ${status} ${JSON.stringify(body)}`);
  return body;
}
