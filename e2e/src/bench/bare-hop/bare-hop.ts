/** The bare hop from the bench's side. */
import type { ChildProcess } from 'node:child_process';
import { endProgram, nextMessage, startProgram } from '../child-program.js';
import type { HopAnswer, HopPlace } from './bare-hop-process.js';

const LIMIT_MS = 120_000;
const WARM_UP = 30;
/** About the size of a fact on its topic. */
const BYTES = 800;

export class BareHop {
  private constructor(private readonly child: ChildProcess) {}

  static async start(place: HopPlace): Promise<BareHop> {
    const child = startProgram('e2e/dist/bench/bare-hop/bare-hop-process.js', [JSON.stringify(place)]);
    try {
      await nextMessage<HopAnswer>(child, LIMIT_MS);
      const hop = new BareHop(child);
      await hop.times(WARM_UP);
      return hop;
    } catch (error) {
      await endProgram(child);
      throw error;
    }
  }

  /** Events sent one after the other. @returns ms from the clock in the sender's transaction to that in the taker's, of each */
  async times(hops: number): Promise<readonly number[]> {
    const answer = nextMessage<HopAnswer>(this.child, LIMIT_MS);
    this.child.send({ hops, bytes: BYTES });
    const said = await answer;
    if (!('hopMs' in said)) throw new Error(`the bare hop failed: ${JSON.stringify(said)}`);
    return said.hopMs;
  }

  stop(): Promise<void> {
    return endProgram(this.child);
  }
}
