import { setTimeout as delay } from 'node:timers/promises';

/** Just under jest's own limit, so that a test which waits in vain says for what. No claim about speed: a busy machine may take long over what is right. */
const LIMIT_MS = 110_000;

/** Polls until `condition` gives a truthy value and returns it; fails after `timeout` ms, saying what it waited for. */
export async function eventually<T>(what: string, condition: () => Promise<T> | T, timeout: number = LIMIT_MS): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`waited ${timeout} ms in vain: ${what}`);
    await delay(20);
  }
}
