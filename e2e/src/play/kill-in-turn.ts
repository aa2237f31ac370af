/** Kills every component of an installation once with SIGKILL while the day goes on, and starts it again. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningStack } from '@guitu/stack/start-stack';

/** When a component was away, from the kill until it was ready again (UTC ms). */
export interface Outage { readonly component: string; readonly from: number; readonly to: number }
const SERVERS = ['kafka', 'temporal', 'postgres'];

/** Each in turn, `betweenMs` after the one before came back. */
export async function killInTurn(stack: RunningStack, betweenMs: number, report: (line: string) => void): Promise<Outage[]> {
  const outages: Outage[] = [];
  const processes = stack.components.map(({ name }) => name).filter((name) => !SERVERS.includes(name));
  for (const name of [...processes, ...SERVERS]) {
    await pause(betweenMs);
    const component = stack.component(name);
    const from = Date.now();
    await component.kill9();
    await component.start();
    outages.push({ component: name, from, to: Date.now() });
    report(`${name}: killed -9, ready again after ${Date.now() - from} ms`);
  }
  return outages;
}
