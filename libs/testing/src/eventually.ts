import { setTimeout as delay } from 'node:timers/promises';

/** Polls until `condition` gives a truthy value and returns it; fails after `timeout` ms, saying what it waited for. */
export async function eventually<T>(what: string, condition: () => Promise<T> | T, timeout: number = 10_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`waited ${timeout} ms in vain: ${what}`);
    await delay(20);
  }
}
