/** The last events of a day are still on their way when its last return closes: looks again until the books agree or time is up. */
import { setTimeout as pause } from 'node:timers/promises';
import { checkBooks } from './check-books.js';
import type { Databases } from './databases.js';

const LIMIT_MS = 110_000;

/** Findings that did not go away within half a minute. */
export async function awaitBooks(databases: Databases, subjects: readonly string[]): Promise<string[]> {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const findings = await checkBooks(databases, subjects);
    if (findings.length === 0 || Date.now() > deadline) return findings;
    await pause(500);
  }
}
