/** Acknowledgement times of the bare route, asked by the same client with the same body as the product's command. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { DeskApi } from '../../desk-api.js';
import { endProgram, nextMessage, startProgram } from '../child-program.js';
import { inLanes } from '../measure/lanes.js';
import { latencyOf, type Latency } from '../measure/statistics.js';

const WARM_UP = 200;
const REQUESTS = 300;

export interface BareTimes { readonly oneAtOnce: Latency; readonly manyAtOnce: Latency }

/** @param databaseUrl of the throw-away installation; the route makes a table of its own there */
export async function timeBareRoute(api: DeskApi, person: string, command: { kind: FactKind; body: unknown }, databaseUrl: string, atOnce: number): Promise<BareTimes> {
  const child = startProgram('e2e/dist/bench/bare-route/bare-route-process.js', [command.kind, databaseUrl]);
  try {
    const { url } = await nextMessage<{ url: string }>(child, 30_000);
    const ask = async (index: number): Promise<number> => {
      const sentAt = performance.now();
      const { status } = await api.send('POST', `${url}/returns/RT-${index}/facts`, person, command.body, `bare-${index}`);
      if (status !== 201) throw new Error(`the bare route answered ${status}`);
      return performance.now() - sentAt;
    };
    await inLanes(WARM_UP, atOnce, ask);
    return { oneAtOnce: latencyOf(await inLanes(REQUESTS, 1, ask)), manyAtOnce: latencyOf(await inLanes(REQUESTS, atOnce, ask)) };
  } finally {
    await endProgram(child);
  }
}
