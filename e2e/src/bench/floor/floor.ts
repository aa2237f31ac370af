/** The floor from the bench's side. */
import type { ChildProcess } from 'node:child_process';
import { endProgram, nextMessage, startProgram } from '../child-program.js';
import type { FloorAnswer, FloorOrder, FloorPlace, StepsOrder, StepsRan, TimersOrder } from './floor-messages.js';

const START_LIMIT_MS = 60_000;
const RUN_LIMIT_MS = 120_000;

export class Floor {
  private constructor(private readonly child: ChildProcess) {}

  /** Bundles the workflow and starts its worker, in a process of its own. */
  static async start(place: FloorPlace): Promise<Floor> {
    const child = startProgram('e2e/dist/bench/floor/floor-process.js', [JSON.stringify(place)]);
    const floor = new Floor(child);
    try {
      await floor.answer(START_LIMIT_MS);
      return floor;
    } catch (error) {
      await floor.stop();
      throw error;
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Runs bare workflows to their end. */
  async run(order: StepsOrder): Promise<StepsRan> {
    const said = await this.ask(order);
    if (!('ran' in said)) throw new Error('the floor answered something else');
    return said;
  }

  /** Waits for bare due instants. @returns ms each was late */
  async ring(order: TimersOrder): Promise<readonly number[]> {
    const said = await this.ask(order);
    if (!('lateMs' in said)) throw new Error('the floor answered something else');
    return said.lateMs;
  }

  stop(): Promise<void> {
    return endProgram(this.child);
  }

  private ask(order: FloorOrder): Promise<FloorAnswer> {
    const answer = this.answer(RUN_LIMIT_MS);
    this.child.send(order);
    return answer;
  }

  private async answer(limitMs: number): Promise<FloorAnswer> {
    const said = await nextMessage<FloorAnswer>(this.child, limitMs);
    if ('failed' in said) throw new Error(`the floor failed: ${said.failed}`);
    return said;
  }
}

/** History events of a bare workflow in which every step had a workflow task of its own. */
export const floorEvents = (steps: number): number => 6 + 7 * (steps - 1);
