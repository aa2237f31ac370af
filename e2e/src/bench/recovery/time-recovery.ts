/** How long nobody is served after kill -9 of a part that is started again at once, as a supervisor would. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningStack } from '@guitu/stack/start-stack';
import type { ClerksInAHurry } from '../product/clerks-in-a-hurry.js';
import type { ReturnPath } from '../product/return-path.js';

export interface Recovery {
  readonly part: string;
  /** s from the kill until it says that it is ready */
  readonly ready: number;
  /** s from the kill until a registration sent after it is answered and its first task is on its desk: every part has worked */
  readonly served: number;
}

const CALM_MS = 3_000;

/** Kills each process of the installation once; not the gateway and the trial's ERP, nor servers that are not its own. */
export async function timeRecovery(stack: RunningStack, clerks: ClerksInAHurry, path: ReturnPath, say: (line: string) => void): Promise<Recovery[]> {
  const [first] = path;
  if (first === undefined) throw new Error('the return had no step');
  const names = stack.components.filter(({ identity }) => identity !== undefined).map(({ name }) => name).filter((name) => !['gateway', 'erp'].includes(name));
  const found: Recovery[] = [];
  for (const part of names) {
    const component = stack.component(part);
    const killedAt = performance.now();
    const since = (): number => (performance.now() - killedAt) / 1_000;
    await component.kill9();
    const ready = component.start().then(since);
    const served = clerks.upTo(`recovery-${part}`, 'headline', path, first.accepts).then(since);
    const one = { part, ready: await ready, served: await served };
    say(`${part} killed: ready after ${one.ready.toFixed(1)} s, served after ${one.served.toFixed(1)} s`);
    found.push(one);
    await pause(CALM_MS);
  }
  return found;
}
