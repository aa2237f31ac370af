import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isSameProcess, startTimeOf, type ProcessIdentity } from './process-identity.js';

const OWNERLESS_AFTER_MS = 2_000;

/**
 * Takes a lock that is a folder: mkdir succeeds for one process only. A lock whose owner died is taken over.
 * @returns the release, or the living owner when `waitMs` passed.
 */
export async function takeLock(
  lock: string,
  waitMs: number,
): Promise<{ release: () => Promise<void> } | { owner: ProcessIdentity | undefined }> {
  await mkdir(dirname(lock), { recursive: true });
  const deadline = Date.now() + waitMs;
  let ownerlessSince: number | undefined;
  for (;;) {
    try {
      await mkdir(lock);
      const me: ProcessIdentity = { pid: process.pid, startTime: startTimeOf(process.pid) ?? '' };
      await writeFile(join(lock, 'owner.json'), JSON.stringify(me));
      return { release: () => rm(lock, { recursive: true, force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = await readOwner(lock);
    // Between mkdir and the owner's note the lock is nobody's for a moment; only a lasting lack means a dead maker.
    if (owner === undefined) ownerlessSince ??= Date.now();
    const abandoned = owner ? !isSameProcess(owner) : Date.now() - (ownerlessSince ?? 0) > OWNERLESS_AFTER_MS;
    if (abandoned) {
      ownerlessSince = undefined;
      await rm(lock, { recursive: true, force: true });
      continue;
    }
    if (Date.now() >= deadline) return { owner };
    await pause(100);
  }
}

/** Who holds the lock, alive or not; undefined when nobody does. */
export async function readOwner(lock: string): Promise<ProcessIdentity | undefined> {
  try {
    return JSON.parse(await readFile(join(lock, 'owner.json'), 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
