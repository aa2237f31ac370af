/** The bare route from the bench's side: asked by the same client with the same bodies as the product's commands. */
import type { ChildProcess } from 'node:child_process';
import { commandBody } from '@guitu/contracts/http/command-body';
import { personFor } from '../../people.js';
import type { DeskApi } from '../../desk-api.js';
import { endProgram, nextMessage, startProgram } from '../child-program.js';
import type { ReturnPath } from '../product/return-path.js';

/** So often the path's bodies are sent before anything counts: Node compiles what is hot. */
const WARM_UP_PATHS = 20;

export class BareRoute {
  private asked = 0;
  private constructor(private readonly child: ChildProcess, private readonly url: string, private readonly api: DeskApi, private readonly path: ReturnPath) {}

  /** @param databaseUrl of the throw-away installation; the route makes a table of its own there */
  static async start(api: DeskApi, path: ReturnPath, databaseUrl: string): Promise<BareRoute> {
    // A few kinds have a body of their own; the route validates the common one.
    const plain = path.filter(({ accepts, body }) => commandBody(accepts).safeParse(body).success);
    const child = startProgram('e2e/dist/bench/bare-route/bare-route-process.js', [databaseUrl, ...new Set(plain.map(({ accepts }) => accepts))]);
    try {
      const { url } = await nextMessage<{ url: string }>(child, 60_000);
      const route = new BareRoute(child, url, api, plain);
      for (let turn = 0; turn < WARM_UP_PATHS; turn += 1) await route.once();
      return route;
    } catch (error) {
      await endProgram(child);
      throw error;
    }
  }

  /** Kinds of fact the route takes. */
  get kinds(): ReadonlySet<string> {
    return new Set(this.path.map(({ accepts }) => accepts));
  }

  /** The bodies of one return, one request after the other. @returns ms from request to answer, of each */
  async once(): Promise<number[]> {
    const times: number[] = [];
    for (const { accepts, body } of this.path) {
      this.asked += 1;
      const sentAt = performance.now();
      const { status } = await this.api.send('POST', `${this.url}/returns/RT-${this.asked}/facts/${accepts}`, personFor('qc'), body, `bare-${this.asked}`);
      if (status !== 201) throw new Error(`the bare route answered ${status}`);
      times.push(performance.now() - sentAt);
    }
    return times;
  }

  stop(): Promise<void> {
    return endProgram(this.child);
  }
}
