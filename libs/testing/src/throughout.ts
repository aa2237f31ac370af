import { setTimeout as delay } from 'node:timers/promises';

/** Proof that something does not happen: looks at `condition` for `ms` and fails as soon as it is no longer true. */
export async function throughout(what: string, ms: number, condition: () => Promise<boolean> | boolean): Promise<void> {
  const until = performance.now() + ms;
  for (;;) {
    if (!(await condition())) throw new Error(`did not hold for ${ms} ms: ${what}`);
    if (performance.now() >= until) return;
    await delay(10);
  }
}
