/** Kills every component of an installation once with SIGKILL while the day goes on, and starts it again. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningStack } from '@guitu/stack/start-stack';

export interface Kill { readonly component: string; readonly backAfterMs: number }
const ORDER = ['orchestrator', 'departments', 'kafka', 'temporal', 'postgres'];

/** Each in turn, `betweenMs` after the one before came back. */
export async function killInTurn(stack: RunningStack, betweenMs: number, report: (line: string) => void): Promise<Kill[]> {
  const kills: Kill[] = [];
  for (const name of ORDER) {
    await pause(betweenMs);
    const component = stack.component(name);
    await component.kill9();
    const killedAt = Date.now();
    await component.start();
    kills.push({ component: name, backAfterMs: Date.now() - killedAt });
    report(`${name}: killed -9, ready again after ${Date.now() - killedAt} ms`);
  }
  return kills;
}
