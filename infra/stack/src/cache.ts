import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takeLock } from './exclusive-folder.js';
import { Problem } from './problem.js';

const FILL_LIMIT_MS = 15 * 60_000;
const COMPLETE = '.complete';

export interface CacheEntry {
  /** component-version-platform */
  name: string;
  /** What the content was locked to; another lock is another folder, so a changed pin never meets old files. */
  lock: string;
  /** Puts the content into an empty folder and checks it; throws when anything differs from the lock. */
  fill(folder: string): Promise<void>;
}

export function cachePath(root: string, entry: Pick<CacheEntry, 'name' | 'lock'>): string {
  return join(root, `${entry.name}-${createHash('sha256').update(entry.lock).digest('hex').slice(0, 8)}`);
}

/** Whether the entry was filled to its end; a folder without the mark is the rest of an interrupted fill. */
export function isCached(root: string, entry: Pick<CacheEntry, 'name' | 'lock'>): boolean {
  return existsSync(join(cachePath(root, entry), COMPLETE));
}

/**
 * The folder of this entry, filled when needed: beside its place, verified, then renamed, under a lock that keeps a
 * second launcher from filling the same one.
 */
export async function fromCache(root: string, entry: CacheEntry): Promise<string> {
  const place = cachePath(root, entry);
  if (isCached(root, entry)) return place;
  const lock = await takeLock(`${place}.lock`, FILL_LIMIT_MS);
  if ('owner' in lock) throw new Problem(`Process ${lock.owner?.pid} has been filling ${place} for too long.`);
  try {
    if (isCached(root, entry)) return place;
    const beside = `${place}.filling`;
    await rm(beside, { recursive: true, force: true });
    await rm(place, { recursive: true, force: true });
    await mkdir(beside, { recursive: true });
    await entry.fill(beside);
    await writeFile(join(beside, COMPLETE), '');
    await rename(beside, place);
    return place;
  } finally {
    await lock.release();
  }
}
